// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateExternalIdMapping = validate11;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.domain === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "domain" } });
    }
    if (data.externalId === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "externalId" } });
    }
    for (const key0 in data) {
      if (!(key0 === "domain" || key0 === "externalId")) {
        (vErrors ??= []).push({ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.domain !== void 0) {
      let data0 = data.domain;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: "/domain", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/domain", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.externalId !== void 0) {
      let data1 = data.externalId;
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          (vErrors ??= []).push({ instancePath: "/externalId", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/externalId", keyword: "type", params: { type: "string" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateExternalIdMapping
};

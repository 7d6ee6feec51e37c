// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateAccount = validate11;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.domain === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "domain" } });
    }
    if (data.name === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "name" } });
    }
    for (const key0 in data) {
      if (!(key0 === "domain" || key0 === "name" || key0 === "externalId" || key0 === "shortName" || key0 === "linkedinUrl" || key0 === "tags" || key0 === "customFields")) {
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
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          (vErrors ??= []).push({ instancePath: "/name", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/name", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.externalId !== void 0) {
      if (typeof data.externalId !== "string") {
        (vErrors ??= []).push({ instancePath: "/externalId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.shortName !== void 0) {
      if (typeof data.shortName !== "string") {
        (vErrors ??= []).push({ instancePath: "/shortName", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.linkedinUrl !== void 0) {
      if (typeof data.linkedinUrl !== "string") {
        (vErrors ??= []).push({ instancePath: "/linkedinUrl", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.tags !== void 0) {
      let data5 = data.tags;
      if (Array.isArray(data5)) {
        if (data5.length > 1e3) {
          (vErrors ??= []).push({ instancePath: "/tags", keyword: "maxItems", params: { limit: 1e3 } });
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data5[i0] !== "string") {
            (vErrors ??= []).push({ instancePath: "/tags/" + i0, keyword: "type", params: { type: "string" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/tags", keyword: "type", params: { type: "array" } });
      }
    }
    if (data.customFields !== void 0) {
      let data7 = data.customFields;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
      } else {
        (vErrors ??= []).push({ instancePath: "/customFields", keyword: "type", params: { type: "object" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateAccount
};

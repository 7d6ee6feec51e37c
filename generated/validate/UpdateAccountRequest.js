// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateUpdateAccountRequest = validate11;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      (vErrors ??= []).push({ instancePath: "", keyword: "minProperties", params: { limit: 1 } });
    }
    for (const key0 in data) {
      if (!(key0 === "customFields" || key0 === "name" || key0 === "tags")) {
        (vErrors ??= []).push({ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.customFields !== void 0) {
      let data0 = data.customFields;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      } else {
        (vErrors ??= []).push({ instancePath: "/customFields", keyword: "type", params: { type: "object" } });
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
    if (data.tags !== void 0) {
      let data2 = data.tags;
      if (Array.isArray(data2)) {
        if (data2.length > 1e3) {
          (vErrors ??= []).push({ instancePath: "/tags", keyword: "maxItems", params: { limit: 1e3 } });
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data2[i0] !== "string") {
            (vErrors ??= []).push({ instancePath: "/tags/" + i0, keyword: "type", params: { type: "string" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/tags", keyword: "type", params: { type: "array" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateUpdateAccountRequest
};

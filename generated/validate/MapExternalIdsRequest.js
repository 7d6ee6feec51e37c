// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateMapExternalIdsRequest = validate11;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.mappings === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "mappings" } });
    }
    for (const key0 in data) {
      if (!(key0 === "mappings")) {
        (vErrors ??= []).push({ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.mappings !== void 0) {
      let data0 = data.mappings;
      if (Array.isArray(data0)) {
        if (data0.length > 100) {
          (vErrors ??= []).push({ instancePath: "/mappings", keyword: "maxItems", params: { limit: 100 } });
        }
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: "/mappings", keyword: "minItems", params: { limit: 1 } });
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.domain === void 0) {
              (vErrors ??= []).push({ instancePath: "/mappings/" + i0, keyword: "required", params: { missingProperty: "domain" } });
            }
            if (data1.externalId === void 0) {
              (vErrors ??= []).push({ instancePath: "/mappings/" + i0, keyword: "required", params: { missingProperty: "externalId" } });
            }
            for (const key1 in data1) {
              if (!(key1 === "domain" || key1 === "externalId")) {
                (vErrors ??= []).push({ instancePath: "/mappings/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
              }
            }
            if (data1.domain !== void 0) {
              let data2 = data1.domain;
              if (typeof data2 === "string") {
                if (data2.length < 1) {
                  (vErrors ??= []).push({ instancePath: "/mappings/" + i0 + "/domain", keyword: "minLength", params: { limit: 1 } });
                }
              } else {
                (vErrors ??= []).push({ instancePath: "/mappings/" + i0 + "/domain", keyword: "type", params: { type: "string" } });
              }
            }
            if (data1.externalId !== void 0) {
              let data3 = data1.externalId;
              if (typeof data3 === "string") {
                if (data3.length < 1) {
                  (vErrors ??= []).push({ instancePath: "/mappings/" + i0 + "/externalId", keyword: "minLength", params: { limit: 1 } });
                }
              } else {
                (vErrors ??= []).push({ instancePath: "/mappings/" + i0 + "/externalId", keyword: "type", params: { type: "string" } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: "/mappings/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/mappings", keyword: "type", params: { type: "array" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateMapExternalIdsRequest
};

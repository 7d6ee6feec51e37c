// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateMapExternalIdsRequest = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.mappings === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "mappings" } });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "mappings")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data.mappings !== void 0) {
      let data0 = data.mappings;
      if (Array.isArray(data0)) {
        if (data0.length > 100) {
          (vErrors ??= []).push({ instancePath: instancePath + "/mappings", keyword: "maxItems", params: { limit: 100 } });
          errors++;
        }
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/mappings", keyword: "minItems", params: { limit: 1 } });
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.domain === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0, keyword: "required", params: { missingProperty: "domain" } });
              errors++;
            }
            if (data1.externalId === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0, keyword: "required", params: { missingProperty: "externalId" } });
              errors++;
            }
            for (const key1 in data1) {
              if (!(key1 === "domain" || key1 === "externalId")) {
                (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
                errors++;
              }
            }
            if (data1.domain !== void 0) {
              let data2 = data1.domain;
              if (typeof data2 === "string") {
                if (data2.length < 1) {
                  (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0 + "/domain", keyword: "minLength", params: { limit: 1 } });
                  errors++;
                }
              } else {
                (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0 + "/domain", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
            if (data1.externalId !== void 0) {
              let data3 = data1.externalId;
              if (typeof data3 === "string") {
                if (data3.length < 1) {
                  (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0 + "/externalId", keyword: "minLength", params: { limit: 1 } });
                  errors++;
                }
              } else {
                (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0 + "/externalId", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/mappings/" + i0, keyword: "type", params: { type: "object" } });
            errors++;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/mappings", keyword: "type", params: { type: "array" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}
export {
  validateMapExternalIdsRequest
};

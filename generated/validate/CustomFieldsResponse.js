// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateCustomFieldsResponse = validate11;
var schema16 = { "type": "object", "required": ["key", "label", "labelType", "description", "options", "objectType", "status"], "properties": { "key": { "type": "string" }, "label": { "type": "string" }, "labelType": { "type": "string", "enum": ["singleLineText", "multiLineText", "singleSelection", "multiSelection", "number", "date"] }, "description": { "type": ["string", "null"] }, "options": { "type": "array", "items": { "type": "string" } }, "objectType": { "type": "string" }, "status": { "type": "string" } } };
var formats0 = /^\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):?[0-5]\d:?(?:[0-5]\d|60)(?:[.,]\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "statusCode" } });
    }
    if (data.timestamp === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "timestamp" } });
    }
    if (data.path === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "path" } });
    }
    if (data.data === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "data" } });
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        (vErrors ??= []).push({ instancePath: "/statusCode", keyword: "type", params: { type: "integer" } });
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 599 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: "/statusCode", keyword: "maximum", params: { comparison: "<=", limit: 599 } });
        }
        if (data0 < 100 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: "/statusCode", keyword: "minimum", params: { comparison: ">=", limit: 100 } });
        }
      }
    }
    if (data.timestamp !== void 0) {
      let data1 = data.timestamp;
      if (typeof data1 === "string") {
        if (!formats0.test(data1)) {
          (vErrors ??= []).push({ instancePath: "/timestamp", keyword: "format", params: { format: "date-time" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/timestamp", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.path !== void 0) {
      if (typeof data.path !== "string") {
        (vErrors ??= []).push({ instancePath: "/path", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.data !== void 0) {
      let data3 = data.data;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.key === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "key" } });
            }
            if (data4.label === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "label" } });
            }
            if (data4.labelType === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "labelType" } });
            }
            if (data4.description === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "description" } });
            }
            if (data4.options === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "options" } });
            }
            if (data4.objectType === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "objectType" } });
            }
            if (data4.status === void 0) {
              (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "required", params: { missingProperty: "status" } });
            }
            if (data4.key !== void 0) {
              if (typeof data4.key !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/key", keyword: "type", params: { type: "string" } });
              }
            }
            if (data4.label !== void 0) {
              if (typeof data4.label !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/label", keyword: "type", params: { type: "string" } });
              }
            }
            if (data4.labelType !== void 0) {
              let data7 = data4.labelType;
              if (typeof data7 !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/labelType", keyword: "type", params: { type: "string" } });
              }
              if (!(data7 === "singleLineText" || data7 === "multiLineText" || data7 === "singleSelection" || data7 === "multiSelection" || data7 === "number" || data7 === "date")) {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/labelType", keyword: "enum", params: { allowedValues: schema16.properties.labelType.enum } });
              }
            }
            if (data4.description !== void 0) {
              let data8 = data4.description;
              if (typeof data8 !== "string" && data8 !== null) {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/description", keyword: "type", params: { type: schema16.properties.description.type } });
              }
            }
            if (data4.options !== void 0) {
              let data9 = data4.options;
              if (Array.isArray(data9)) {
                const len1 = data9.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  if (typeof data9[i1] !== "string") {
                    (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/options/" + i1, keyword: "type", params: { type: "string" } });
                  }
                }
              } else {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/options", keyword: "type", params: { type: "array" } });
              }
            }
            if (data4.objectType !== void 0) {
              if (typeof data4.objectType !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/objectType", keyword: "type", params: { type: "string" } });
              }
            }
            if (data4.status !== void 0) {
              if (typeof data4.status !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/" + i0 + "/status", keyword: "type", params: { type: "string" } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: "/data/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/data", keyword: "type", params: { type: "array" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateCustomFieldsResponse
};

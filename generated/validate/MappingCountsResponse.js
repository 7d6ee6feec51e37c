// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateMappingCountsResponse = validate11;
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
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.matched === void 0) {
          (vErrors ??= []).push({ instancePath: "/data", keyword: "required", params: { missingProperty: "matched" } });
        }
        if (data3.updated === void 0) {
          (vErrors ??= []).push({ instancePath: "/data", keyword: "required", params: { missingProperty: "updated" } });
        }
        if (data3.notFound === void 0) {
          (vErrors ??= []).push({ instancePath: "/data", keyword: "required", params: { missingProperty: "notFound" } });
        }
        if (data3.matched !== void 0) {
          let data4 = data3.matched;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            (vErrors ??= []).push({ instancePath: "/data/matched", keyword: "type", params: { type: "integer" } });
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 < 0 || isNaN(data4)) {
              (vErrors ??= []).push({ instancePath: "/data/matched", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
            }
          }
        }
        if (data3.updated !== void 0) {
          let data5 = data3.updated;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            (vErrors ??= []).push({ instancePath: "/data/updated", keyword: "type", params: { type: "integer" } });
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              (vErrors ??= []).push({ instancePath: "/data/updated", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
            }
          }
        }
        if (data3.notFound !== void 0) {
          let data6 = data3.notFound;
          if (Array.isArray(data6)) {
            const len0 = data6.length;
            for (let i0 = 0; i0 < len0; i0++) {
              if (typeof data6[i0] !== "string") {
                (vErrors ??= []).push({ instancePath: "/data/notFound/" + i0, keyword: "type", params: { type: "string" } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: "/data/notFound", keyword: "type", params: { type: "array" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/data", keyword: "type", params: { type: "object" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateMappingCountsResponse
};

// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validatePipelineResultsResponse = validate11;
var formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
var schema17 = { "type": "object", "required": ["pipelineId", "status"], "properties": { "pipelineId": { "type": "string" }, "status": { "type": "string", "enum": ["created"] } } };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.results === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "results" } });
    }
    if (data.summary === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "summary" } });
    }
    if (data.results !== void 0) {
      let data0 = data.results;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.pipelineId === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0, keyword: "required", params: { missingProperty: "pipelineId" } });
            }
            if (data1.status === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0, keyword: "required", params: { missingProperty: "status" } });
            }
            if (data1.pipelineId !== void 0) {
              if (typeof data1.pipelineId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0 + "/pipelineId", keyword: "type", params: { type: "string" } });
              }
            }
            if (data1.status !== void 0) {
              let data3 = data1.status;
              if (typeof data3 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0 + "/status", keyword: "type", params: { type: "string" } });
              }
              if (!(data3 === "created")) {
                (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0 + "/status", keyword: "enum", params: { allowedValues: schema17.properties.status.enum } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/results/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/results", keyword: "type", params: { type: "array" } });
      }
    }
    if (data.summary !== void 0) {
      let data4 = data.summary;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.total === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "total" } });
        }
        if (data4.created === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "created" } });
        }
        if (data4.total !== void 0) {
          let data5 = data4.total;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/total", keyword: "type", params: { type: "integer" } });
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/total", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
            }
          }
        }
        if (data4.created !== void 0) {
          let data6 = data4.created;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/created", keyword: "type", params: { type: "integer" } });
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 0 || isNaN(data6)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/created", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
            }
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "type", params: { type: "object" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate12.errors = vErrors;
  return vErrors === null;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "statusCode" } });
    }
    if (data.timestamp === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "timestamp" } });
    }
    if (data.path === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "path" } });
    }
    if (data.data === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "type", params: { type: "integer" } });
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 599 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "maximum", params: { comparison: "<=", limit: 599 } });
        }
        if (data0 < 100 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "minimum", params: { comparison: ">=", limit: 100 } });
        }
      }
    }
    if (data.timestamp !== void 0) {
      let data1 = data.timestamp;
      if (typeof data1 === "string") {
        if (!formats0.test(data1)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "format", params: { format: "date-time" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.path !== void 0) {
      if (typeof data.path !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.data !== void 0) {
      if (!validate12(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validatePipelineResultsResponse
};

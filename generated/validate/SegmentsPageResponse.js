// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateSegmentsPageResponse = validate11;
var formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
var schema17 = { "type": "object", "required": ["segmentId", "name", "status"], "properties": { "segmentId": { "type": "string" }, "name": { "type": "string" }, "status": { "type": "string", "enum": ["active", "draft"] } } };
var schema18 = { "type": ["string", "null"] };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
    }
    if (data.nextCursor === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "nextCursor" } });
    }
    if (data.hasNextPage === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "hasNextPage" } });
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.segmentId === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0, keyword: "required", params: { missingProperty: "segmentId" } });
            }
            if (data1.name === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0, keyword: "required", params: { missingProperty: "name" } });
            }
            if (data1.status === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0, keyword: "required", params: { missingProperty: "status" } });
            }
            if (data1.segmentId !== void 0) {
              if (typeof data1.segmentId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0 + "/segmentId", keyword: "type", params: { type: "string" } });
              }
            }
            if (data1.name !== void 0) {
              if (typeof data1.name !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0 + "/name", keyword: "type", params: { type: "string" } });
              }
            }
            if (data1.status !== void 0) {
              let data4 = data1.status;
              if (typeof data4 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0 + "/status", keyword: "type", params: { type: "string" } });
              }
              if (!(data4 === "active" || data4 === "draft")) {
                (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0 + "/status", keyword: "enum", params: { allowedValues: schema17.properties.status.enum } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/data/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/data", keyword: "type", params: { type: "array" } });
      }
    }
    if (data.nextCursor !== void 0) {
      let data5 = data.nextCursor;
      if (typeof data5 !== "string" && data5 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/nextCursor", keyword: "type", params: { type: schema18.type } });
      }
    }
    if (data.hasNextPage !== void 0) {
      if (typeof data.hasNextPage !== "boolean") {
        (vErrors ??= []).push({ instancePath: instancePath + "/hasNextPage", keyword: "type", params: { type: "boolean" } });
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
  validateSegmentsPageResponse
};

// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateActivityResultsResponse = validate11;
var formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
var schema18 = { "type": "object", "required": ["externalActivityId", "status"], "properties": { "externalActivityId": { "$ref": "#/$defs/ActivityId" }, "status": { "type": "string", "enum": ["created"] } } };
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.externalActivityId === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "externalActivityId" } });
      errors++;
    }
    if (data.status === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
      errors++;
    }
    if (data.externalActivityId !== void 0) {
      if (typeof data.externalActivityId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalActivityId", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data1 = data.status;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data1 === "created")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "enum", params: { allowedValues: schema18.properties.status.enum } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate14.errors = vErrors;
  return errors === 0;
}
var schema20 = { "type": "object", "required": ["externalActivityId", "status"], "properties": { "externalActivityId": { "$ref": "#/$defs/ActivityId" }, "status": { "type": "string", "enum": ["failed"] }, "error": { "type": "string" } } };
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.externalActivityId === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "externalActivityId" } });
      errors++;
    }
    if (data.status === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
      errors++;
    }
    if (data.externalActivityId !== void 0) {
      if (typeof data.externalActivityId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalActivityId", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data1 = data.status;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data1 === "failed")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "enum", params: { allowedValues: schema20.properties.status.enum } });
        errors++;
      }
    }
    if (data.error !== void 0) {
      if (typeof data.error !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate16.errors = vErrors;
  return errors === 0;
}
var schema22 = { "type": "object", "required": ["externalActivityId", "status"], "properties": { "externalActivityId": { "$ref": "#/$defs/ActivityId" }, "status": { "type": "string", "enum": ["skipped"] }, "error": { "type": "string" } } };
function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.externalActivityId === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "externalActivityId" } });
      errors++;
    }
    if (data.status === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
      errors++;
    }
    if (data.externalActivityId !== void 0) {
      if (typeof data.externalActivityId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalActivityId", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data1 = data.status;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data1 === "skipped")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "enum", params: { allowedValues: schema22.properties.status.enum } });
        errors++;
      }
    }
    if (data.error !== void 0) {
      if (typeof data.error !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate18.errors = vErrors;
  return errors === 0;
}
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate14(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs2 = errors;
  if (!validate16(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs3 = errors;
    if (!validate18(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
      }
    }
  }
  if (!valid0) {
    (vErrors ??= []).push({ instancePath, keyword: "oneOf", params: { passingSchemas: passing0 } });
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate13.errors = vErrors;
  return errors === 0;
}
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.results === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "results" } });
      errors++;
    }
    if (data.summary === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "summary" } });
      errors++;
    }
    if (data.results !== void 0) {
      let data0 = data.results;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate13(data0[i0], { instancePath: instancePath + "/results/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
            errors = vErrors.length;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/results", keyword: "type", params: { type: "array" } });
        errors++;
      }
    }
    if (data.summary !== void 0) {
      let data2 = data.summary;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.total === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "total" } });
          errors++;
        }
        if (data2.created === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "created" } });
          errors++;
        }
        if (data2.failed === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "failed" } });
          errors++;
        }
        if (data2.skipped === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "required", params: { missingProperty: "skipped" } });
          errors++;
        }
        if (data2.total !== void 0) {
          let data3 = data2.total;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/total", keyword: "type", params: { type: "integer" } });
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 < 0 || isNaN(data3)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/total", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
              errors++;
            }
          }
        }
        if (data2.created !== void 0) {
          let data4 = data2.created;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/created", keyword: "type", params: { type: "integer" } });
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 < 0 || isNaN(data4)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/created", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
              errors++;
            }
          }
        }
        if (data2.failed !== void 0) {
          let data5 = data2.failed;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/failed", keyword: "type", params: { type: "integer" } });
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/failed", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
              errors++;
            }
          }
        }
        if (data2.skipped !== void 0) {
          let data6 = data2.skipped;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            (vErrors ??= []).push({ instancePath: instancePath + "/summary/skipped", keyword: "type", params: { type: "integer" } });
            errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 0 || isNaN(data6)) {
              (vErrors ??= []).push({ instancePath: instancePath + "/summary/skipped", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
              errors++;
            }
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/summary", keyword: "type", params: { type: "object" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate12.errors = vErrors;
  return errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "statusCode" } });
      errors++;
    }
    if (data.timestamp === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "timestamp" } });
      errors++;
    }
    if (data.path === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "path" } });
      errors++;
    }
    if (data.data === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
      errors++;
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "type", params: { type: "integer" } });
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 599 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "maximum", params: { comparison: "<=", limit: 599 } });
          errors++;
        }
        if (data0 < 100 || isNaN(data0)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/statusCode", keyword: "minimum", params: { comparison: ">=", limit: 100 } });
          errors++;
        }
      }
    }
    if (data.timestamp !== void 0) {
      let data1 = data.timestamp;
      if (typeof data1 === "string") {
        if (!formats0.test(data1)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "format", params: { format: "date-time" } });
          errors++;
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.path !== void 0) {
      if (typeof data.path !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.data !== void 0) {
      if (!validate12(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
        errors = vErrors.length;
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
  validateActivityResultsResponse
};

// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateDealStagesResponse = validate11;
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.pipelineId === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "pipelineId" } });
      errors++;
    }
    if (data.pipelineLabel === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "pipelineLabel" } });
      errors++;
    }
    if (data.stages === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "stages" } });
      errors++;
    }
    if (data.pipelineId !== void 0) {
      if (typeof data.pipelineId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/pipelineId", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.pipelineLabel !== void 0) {
      if (typeof data.pipelineLabel !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/pipelineLabel", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.stages !== void 0) {
      let data2 = data.stages;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.stageId === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/stages/" + i0, keyword: "required", params: { missingProperty: "stageId" } });
              errors++;
            }
            if (data3.stageLabel === void 0) {
              (vErrors ??= []).push({ instancePath: instancePath + "/stages/" + i0, keyword: "required", params: { missingProperty: "stageLabel" } });
              errors++;
            }
            if (data3.stageId !== void 0) {
              if (typeof data3.stageId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/stages/" + i0 + "/stageId", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
            if (data3.stageLabel !== void 0) {
              if (typeof data3.stageLabel !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/stages/" + i0 + "/stageLabel", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/stages/" + i0, keyword: "type", params: { type: "object" } });
            errors++;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/stages", keyword: "type", params: { type: "array" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate13.errors = vErrors;
  return errors === 0;
}
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate13(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
        errors = vErrors.length;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "array" } });
    errors++;
  }
  validate12.errors = vErrors;
  return errors === 0;
}
var formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
  validate16.errors = vErrors;
  return errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!validate12(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs2 = errors;
    if (!validate16(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs2 === errors;
    valid0 = valid0 || _valid0;
  }
  if (!valid0) {
    (vErrors ??= []).push({ instancePath, keyword: "anyOf", params: {} });
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
  validate11.errors = vErrors;
  return errors === 0;
}
export {
  validateDealStagesResponse
};

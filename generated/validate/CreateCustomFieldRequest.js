// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateCreateCustomFieldRequest = validate11;
var schema13 = { "type": "object", "additionalProperties": false, "required": ["label", "labelType"], "properties": { "label": { "$ref": "#/$defs/CustomFieldLabel" }, "labelType": { "type": "string", "enum": ["singleLineText", "multiLineText", "number", "date"] }, "description": { "$ref": "#/$defs/CustomFieldDescription" }, "options": { "type": "array", "maxItems": 1e3, "items": { "type": "string" } } } };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.label === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "label" } });
      errors++;
    }
    if (data.labelType === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "labelType" } });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "label" || key0 === "labelType" || key0 === "description" || key0 === "options")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data.label !== void 0) {
      let data0 = data.label;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/label", keyword: "minLength", params: { limit: 1 } });
          errors++;
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/label", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.labelType !== void 0) {
      let data1 = data.labelType;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/labelType", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data1 === "singleLineText" || data1 === "multiLineText" || data1 === "number" || data1 === "date")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/labelType", keyword: "enum", params: { allowedValues: schema13.properties.labelType.enum } });
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/description", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.options !== void 0) {
      let data3 = data.options;
      if (Array.isArray(data3)) {
        if (data3.length > 1e3) {
          (vErrors ??= []).push({ instancePath: instancePath + "/options", keyword: "maxItems", params: { limit: 1e3 } });
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            (vErrors ??= []).push({ instancePath: instancePath + "/options/" + i0, keyword: "type", params: { type: "string" } });
            errors++;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/options", keyword: "type", params: { type: "array" } });
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
var schema16 = { "type": "object", "additionalProperties": false, "required": ["label", "labelType", "options"], "properties": { "label": { "$ref": "#/$defs/CustomFieldLabel" }, "labelType": { "type": "string", "enum": ["singleSelection", "multiSelection"] }, "description": { "$ref": "#/$defs/CustomFieldDescription" }, "options": { "type": "array", "minItems": 1, "maxItems": 1e3, "items": { "type": "string" } } } };
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.label === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "label" } });
      errors++;
    }
    if (data.labelType === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "labelType" } });
      errors++;
    }
    if (data.options === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "options" } });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "label" || key0 === "labelType" || key0 === "description" || key0 === "options")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data.label !== void 0) {
      let data0 = data.label;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/label", keyword: "minLength", params: { limit: 1 } });
          errors++;
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/label", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.labelType !== void 0) {
      let data1 = data.labelType;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/labelType", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data1 === "singleSelection" || data1 === "multiSelection")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/labelType", keyword: "enum", params: { allowedValues: schema16.properties.labelType.enum } });
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/description", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.options !== void 0) {
      let data3 = data.options;
      if (Array.isArray(data3)) {
        if (data3.length > 1e3) {
          (vErrors ??= []).push({ instancePath: instancePath + "/options", keyword: "maxItems", params: { limit: 1e3 } });
          errors++;
        }
        if (data3.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/options", keyword: "minItems", params: { limit: 1 } });
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            (vErrors ??= []).push({ instancePath: instancePath + "/options/" + i0, keyword: "type", params: { type: "string" } });
            errors++;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/options", keyword: "type", params: { type: "array" } });
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
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate12(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs2 = errors;
  if (!validate14(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
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
  validate11.errors = vErrors;
  return errors === 0;
}
export {
  validateCreateCustomFieldRequest
};

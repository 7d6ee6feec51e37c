// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateSalesActivity = validate11;
var schema12 = { "type": "object", "additionalProperties": false, "required": ["externalActivityId", "activityType", "occurredAt", "domain", "ownerEmail", "contacts"], "properties": { "externalActivityId": { "type": "string", "minLength": 1 }, "activityType": { "type": "string", "minLength": 1 }, "occurredAt": { "$ref": "#/$defs/DateOrTimestamp" }, "domain": { "type": "string", "minLength": 1 }, "accountName": { "type": "string" }, "subject": { "type": "string" }, "ownerName": { "type": "string" }, "ownerEmail": { "$ref": "#/$defs/Email" }, "ownerId": { "type": "string" }, "from": { "$ref": "#/$defs/ActivitySender" }, "contacts": { "type": "array", "minItems": 1, "maxItems": 1e3, "items": { "$ref": "#/$defs/ActivityContact" } }, "callTitle": { "type": "string" }, "durationMinutes": { "type": "number", "minimum": 0 }, "outcome": { "type": "string" }, "direction": { "type": "string", "enum": ["inbound", "outbound"] }, "openCount": { "type": "integer", "minimum": 0 }, "clickCount": { "type": "integer", "minimum": 0 } } };
var func3 = (text) => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
var pattern0 = new RegExp("^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)?)?$", "u");
var pattern0Common = new RegExp("^\\d\\d\\d\\d-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])|(?:0[13578]|1[02])-31)(?:T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z)?$");
var pattern1 = new RegExp("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+)*@(?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF](?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF-]{0,61}[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF])?\\.)+(?:[A-Za-z\\u00A1-\\u00A8\\u00AA-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00\\uFF5F-\\uFFEF]{2,63}|[Xx][Nn][A-Za-z0-9-]{1,60}[A-Za-z0-9])$", "u");
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "email")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.email !== void 0) {
      let data1 = data.email;
      if (typeof data1 === "string") {
        if (data1.length > 254 && func3(data1) > 254) {
          (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "maxLength", params: { limit: 254 } });
        }
        if (!pattern1.test(data1)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "pattern", params: { "expected": "an email address with a top-level domain, such as jane@yourcompany.com" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type", params: { type: "string" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate12.errors = vErrors;
  return vErrors === null;
}
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.email === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "email" } });
    }
    for (const key0 in data) {
      if (!(key0 === "email" || key0 === "externalContactId" || key0 === "name" || key0 === "title" || key0 === "department" || key0 === "seniority" || key0 === "phone" || key0 === "linkedinUrl")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.email !== void 0) {
      let data0 = data.email;
      if (typeof data0 === "string") {
        if (data0.length > 254 && func3(data0) > 254) {
          (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "maxLength", params: { limit: 254 } });
        }
        if (!pattern1.test(data0)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "pattern", params: { "expected": "an email address with a top-level domain, such as jane@yourcompany.com" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.externalContactId !== void 0) {
      if (typeof data.externalContactId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalContactId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.title !== void 0) {
      if (typeof data.title !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/title", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.department !== void 0) {
      if (typeof data.department !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/department", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.seniority !== void 0) {
      if (typeof data.seniority !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/seniority", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.phone !== void 0) {
      if (typeof data.phone !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/phone", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.linkedinUrl !== void 0) {
      if (typeof data.linkedinUrl !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/linkedinUrl", keyword: "type", params: { type: "string" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate14.errors = vErrors;
  return vErrors === null;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.externalActivityId === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "externalActivityId" } });
    }
    if (data.activityType === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "activityType" } });
    }
    if (data.occurredAt === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "occurredAt" } });
    }
    if (data.domain === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "domain" } });
    }
    if (data.ownerEmail === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "ownerEmail" } });
    }
    if (data.contacts === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "contacts" } });
    }
    for (const key0 in data) {
      if (!(key0 === "externalActivityId" || key0 === "activityType" || key0 === "occurredAt" || key0 === "domain" || key0 === "accountName" || key0 === "subject" || key0 === "ownerName" || key0 === "ownerEmail" || key0 === "ownerId" || key0 === "from" || key0 === "contacts" || key0 === "callTitle" || key0 === "durationMinutes" || key0 === "outcome" || key0 === "direction" || key0 === "openCount" || key0 === "clickCount")) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.externalActivityId !== void 0) {
      let data0 = data.externalActivityId;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/externalActivityId", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalActivityId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.activityType !== void 0) {
      let data1 = data.activityType;
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/activityType", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/activityType", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.occurredAt !== void 0) {
      let data2 = data.occurredAt;
      if (typeof data2 === "string") {
        if (!(pattern0Common.test(data2) || pattern0.test(data2))) {
          (vErrors ??= []).push({ instancePath: instancePath + "/occurredAt", keyword: "pattern", params: { "expected": "an ISO 8601 date or timestamp, such as 2026-01-15 or 2026-01-15T00:00:00Z" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/occurredAt", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.domain !== void 0) {
      let data3 = data.domain;
      if (typeof data3 === "string") {
        if (data3.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/domain", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/domain", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.accountName !== void 0) {
      if (typeof data.accountName !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/accountName", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.subject !== void 0) {
      if (typeof data.subject !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/subject", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerName !== void 0) {
      if (typeof data.ownerName !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/ownerName", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerEmail !== void 0) {
      let data7 = data.ownerEmail;
      if (typeof data7 === "string") {
        if (data7.length > 254 && func3(data7) > 254) {
          (vErrors ??= []).push({ instancePath: instancePath + "/ownerEmail", keyword: "maxLength", params: { limit: 254 } });
        }
        if (!pattern1.test(data7)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/ownerEmail", keyword: "pattern", params: { "expected": "an email address with a top-level domain, such as jane@yourcompany.com" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/ownerEmail", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerId !== void 0) {
      if (typeof data.ownerId !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/ownerId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.from !== void 0) {
      if (!validate12(data.from, { instancePath: instancePath + "/from", parentData: data, parentDataProperty: "from", rootData })) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
      }
    }
    if (data.contacts !== void 0) {
      let data10 = data.contacts;
      if (Array.isArray(data10)) {
        if (data10.length > 1e3) {
          (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "maxItems", params: { limit: 1e3 } });
        }
        if (data10.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "minItems", params: { limit: 1 } });
        }
        const len0 = data10.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate14(data10[i0], { instancePath: instancePath + "/contacts/" + i0, parentData: data10, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "type", params: { type: "array" } });
      }
    }
    if (data.callTitle !== void 0) {
      if (typeof data.callTitle !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/callTitle", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.durationMinutes !== void 0) {
      let data13 = data.durationMinutes;
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 < 0 || isNaN(data13)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/durationMinutes", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/durationMinutes", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.outcome !== void 0) {
      if (typeof data.outcome !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.direction !== void 0) {
      let data15 = data.direction;
      if (typeof data15 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/direction", keyword: "type", params: { type: "string" } });
      }
      if (!(data15 === "inbound" || data15 === "outbound")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/direction", keyword: "enum", params: { allowedValues: schema12.properties.direction.enum } });
      }
    }
    if (data.openCount !== void 0) {
      let data16 = data.openCount;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/openCount", keyword: "type", params: { type: "integer" } });
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 < 0 || isNaN(data16)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/openCount", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      }
    }
    if (data.clickCount !== void 0) {
      let data17 = data.clickCount;
      if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/clickCount", keyword: "type", params: { type: "integer" } });
      }
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 < 0 || isNaN(data17)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/clickCount", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateSalesActivity
};

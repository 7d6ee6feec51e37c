// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateAccountsPageResponse = validate11;
var formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
var schema24 = { "type": ["string", "null"] };
var schema17 = { "type": "object", "required": ["rtp_aid", "name", "domain", "rtp_account_score", "rtp_journey_stage"], "properties": { "rtp_aid": { "$ref": "#/$defs/AccountId" }, "externalId": { "type": ["string", "null"] }, "name": { "type": "string" }, "domain": { "type": "string" }, "rtp_account_score": { "type": "number", "minimum": 0 }, "rtp_journey_stage": { "type": "string" }, "rtp_advertising_activity_score": { "$ref": "#/$defs/IntentScore" }, "rtp_website_intent_score": { "$ref": "#/$defs/IntentScore" }, "rtp_g2_intent_score": { "$ref": "#/$defs/IntentScore" }, "rtp_bombora_intent_score": { "$ref": "#/$defs/IntentScore" }, "rtp_last_account_date": { "type": ["string", "null"] }, "customFields": { "$ref": "#/$defs/StoredCustomFieldValues" } } };
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.rtp_aid === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "rtp_aid" } });
    }
    if (data.name === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "name" } });
    }
    if (data.domain === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "domain" } });
    }
    if (data.rtp_account_score === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "rtp_account_score" } });
    }
    if (data.rtp_journey_stage === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "rtp_journey_stage" } });
    }
    if (data.rtp_aid !== void 0) {
      if (typeof data.rtp_aid !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_aid", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.externalId !== void 0) {
      let data1 = data.externalId;
      if (typeof data1 !== "string" && data1 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/externalId", keyword: "type", params: { type: schema17.properties.externalId.type } });
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.domain !== void 0) {
      if (typeof data.domain !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/domain", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.rtp_account_score !== void 0) {
      let data4 = data.rtp_account_score;
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/rtp_account_score", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_account_score", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.rtp_journey_stage !== void 0) {
      if (typeof data.rtp_journey_stage !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_journey_stage", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.rtp_advertising_activity_score !== void 0) {
      let data6 = data.rtp_advertising_activity_score;
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 < 0 || isNaN(data6)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/rtp_advertising_activity_score", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_advertising_activity_score", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.rtp_website_intent_score !== void 0) {
      let data7 = data.rtp_website_intent_score;
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 < 0 || isNaN(data7)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/rtp_website_intent_score", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_website_intent_score", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.rtp_g2_intent_score !== void 0) {
      let data8 = data.rtp_g2_intent_score;
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 < 0 || isNaN(data8)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/rtp_g2_intent_score", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_g2_intent_score", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.rtp_bombora_intent_score !== void 0) {
      let data9 = data.rtp_bombora_intent_score;
      if (typeof data9 == "number" && isFinite(data9)) {
        if (data9 < 0 || isNaN(data9)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/rtp_bombora_intent_score", keyword: "minimum", params: { comparison: ">=", limit: 0 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_bombora_intent_score", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.rtp_last_account_date !== void 0) {
      let data10 = data.rtp_last_account_date;
      if (typeof data10 !== "string" && data10 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/rtp_last_account_date", keyword: "type", params: { type: schema17.properties.rtp_last_account_date.type } });
      }
    }
    if (data.customFields !== void 0) {
      let data11 = data.customFields;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/customFields", keyword: "type", params: { type: "object" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
  }
  validate13.errors = vErrors;
  return vErrors === null;
}
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
    if (data.syncTimestamp === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "syncTimestamp" } });
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate13(data0[i0], { instancePath: instancePath + "/data/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/data", keyword: "type", params: { type: "array" } });
      }
    }
    if (data.nextCursor !== void 0) {
      let data2 = data.nextCursor;
      if (typeof data2 !== "string" && data2 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/nextCursor", keyword: "type", params: { type: schema24.type } });
      }
    }
    if (data.hasNextPage !== void 0) {
      if (typeof data.hasNextPage !== "boolean") {
        (vErrors ??= []).push({ instancePath: instancePath + "/hasNextPage", keyword: "type", params: { type: "boolean" } });
      }
    }
    if (data.syncTimestamp !== void 0) {
      let data4 = data.syncTimestamp;
      if (typeof data4 === "string") {
        if (!formats0.test(data4)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/syncTimestamp", keyword: "format", params: { format: "date-time" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/syncTimestamp", keyword: "type", params: { type: "string" } });
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
  validateAccountsPageResponse
};

// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validateDeal = validate11;
var func3 = (text) => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
var pattern0 = new RegExp("^[+-]?(?:\\d{4}|(?:\\d{4}(?:-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:(?:0[13578]|1[02])(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)(?:0[1-9]|[12]\\d|30)|02(?:0[1-9]|1\\d|2[0-8]))|-(?:0[1-9]|1[0-2])|-?W(?:[0-4]\\d|5[0-3])(?:-?[1-7])?|-?(?:00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[1-5]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)(?:-02-29|0229|-?366))(?:[T\\s](?:(?:[01]\\d|2[0-3])(?:[.,]\\d+|:[0-5]\\d(?:[.,]\\d+|:[0-5]\\d(?:[.,]\\d+)?)?|[0-5]\\d(?:[.,]\\d+|[0-5]\\d(?:[.,]\\d+)?)?)?|24:?00(?:[.,]\\d+)?)(?:[Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)?)?)$", "u");
var pattern0Common = new RegExp("^\\d\\d\\d\\d-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])|(?:0[13578]|1[02])-31)(?:T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z)?$");
var pattern2 = new RegExp("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+)*@(?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF](?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF-]{0,61}[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF])?\\.)+(?:[A-Za-z\\u00A1-\\u00A8\\u00AA-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00\\uFF5F-\\uFFEF]{2,63}|[Xx][Nn][A-Za-z0-9-]{1,60}[A-Za-z0-9])$", "u");
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.externalDealId === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "externalDealId" } });
    }
    if (data.name === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "name" } });
    }
    for (const key0 in data) {
      if (!(key0 === "externalDealId" || key0 === "name" || key0 === "amount" || key0 === "stageId" || key0 === "stageLabel" || key0 === "pipelineId" || key0 === "pipelineLabel" || key0 === "startDate" || key0 === "closedDate" || key0 === "ownerName" || key0 === "ownerEmail" || key0 === "ownerId" || key0 === "dealCurrencyCode" || key0 === "associatedAccounts")) {
        (vErrors ??= []).push({ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.externalDealId !== void 0) {
      let data0 = data.externalDealId;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: "/externalDealId", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/externalDealId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({ instancePath: "/name", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.amount !== void 0) {
      let data2 = data.amount;
      if (!(typeof data2 == "number" && isFinite(data2))) {
        (vErrors ??= []).push({ instancePath: "/amount", keyword: "type", params: { type: "number" } });
      }
    }
    if (data.stageId !== void 0) {
      if (typeof data.stageId !== "string") {
        (vErrors ??= []).push({ instancePath: "/stageId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.stageLabel !== void 0) {
      if (typeof data.stageLabel !== "string") {
        (vErrors ??= []).push({ instancePath: "/stageLabel", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.pipelineId !== void 0) {
      if (typeof data.pipelineId !== "string") {
        (vErrors ??= []).push({ instancePath: "/pipelineId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.pipelineLabel !== void 0) {
      if (typeof data.pipelineLabel !== "string") {
        (vErrors ??= []).push({ instancePath: "/pipelineLabel", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.startDate !== void 0) {
      let data7 = data.startDate;
      if (typeof data7 === "string") {
        if (!(pattern0Common.test(data7) || pattern0.test(data7))) {
          (vErrors ??= []).push({ instancePath: "/startDate", keyword: "pattern", params: { "expected": "an ISO 8601 date or timestamp, such as 2026-01-15 or 2026-01-15T00:00:00Z" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/startDate", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.closedDate !== void 0) {
      let data8 = data.closedDate;
      if (typeof data8 === "string") {
        if (!(pattern0Common.test(data8) || pattern0.test(data8))) {
          (vErrors ??= []).push({ instancePath: "/closedDate", keyword: "pattern", params: { "expected": "an ISO 8601 date or timestamp, such as 2026-01-15 or 2026-01-15T00:00:00Z" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/closedDate", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerName !== void 0) {
      if (typeof data.ownerName !== "string") {
        (vErrors ??= []).push({ instancePath: "/ownerName", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerEmail !== void 0) {
      let data10 = data.ownerEmail;
      if (typeof data10 === "string") {
        if (data10.length > 254 && func3(data10) > 254) {
          (vErrors ??= []).push({ instancePath: "/ownerEmail", keyword: "maxLength", params: { limit: 254 } });
        }
        if (!pattern2.test(data10)) {
          (vErrors ??= []).push({ instancePath: "/ownerEmail", keyword: "pattern", params: { "expected": "an email address with a top-level domain, such as jane@yourcompany.com" } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/ownerEmail", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.ownerId !== void 0) {
      if (typeof data.ownerId !== "string") {
        (vErrors ??= []).push({ instancePath: "/ownerId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.dealCurrencyCode !== void 0) {
      if (typeof data.dealCurrencyCode !== "string") {
        (vErrors ??= []).push({ instancePath: "/dealCurrencyCode", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.associatedAccounts !== void 0) {
      let data13 = data.associatedAccounts;
      if (Array.isArray(data13)) {
        if (data13.length > 1e3) {
          (vErrors ??= []).push({ instancePath: "/associatedAccounts", keyword: "maxItems", params: { limit: 1e3 } });
        }
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            for (const key1 in data14) {
              if (!(key1 === "externalId" || key1 === "domain" || key1 === "name")) {
                (vErrors ??= []).push({ instancePath: "/associatedAccounts/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
              }
            }
            if (data14.externalId !== void 0) {
              if (typeof data14.externalId !== "string") {
                (vErrors ??= []).push({ instancePath: "/associatedAccounts/" + i0 + "/externalId", keyword: "type", params: { type: "string" } });
              }
            }
            if (data14.domain !== void 0) {
              if (typeof data14.domain !== "string") {
                (vErrors ??= []).push({ instancePath: "/associatedAccounts/" + i0 + "/domain", keyword: "type", params: { type: "string" } });
              }
            }
            if (data14.name !== void 0) {
              if (typeof data14.name !== "string") {
                (vErrors ??= []).push({ instancePath: "/associatedAccounts/" + i0 + "/name", keyword: "type", params: { type: "string" } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: "/associatedAccounts/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/associatedAccounts", keyword: "type", params: { type: "array" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validateDeal
};

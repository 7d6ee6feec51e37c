// Written by `npm run generate` from openapi.yaml. Do not edit.

/** What a pattern of the contract expects, in words (`x-expected`). */
export const expected: Readonly<Record<string, string>> = {
  "^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)?)?$": "an ISO 8601 date or timestamp, such as 2026-01-15 or 2026-01-15T00:00:00Z",
  "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00A1-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF-]+)*@(?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF](?:[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF-]{0,61}[A-Za-z0-9\\u00A1-\\uD7FF\\uE000-\\uFF00\\uFF5F-\\uFFFF])?\\.)+(?:[A-Za-z\\u00A1-\\u00A8\\u00AA-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00\\uFF5F-\\uFFEF]{2,63}|[Xx][Nn][A-Za-z0-9-]{1,60}[A-Za-z0-9])$": "an email address with a top-level domain, such as jane@yourcompany.com",
  "^\\s*\\[\\s*(?:\"[^\"\\\\]+\"\\s*(?:,\\s*\"[^\"\\\\]+\"\\s*)*)?\\]\\s*$": "a JSON array of domains, such as [\"acme.com\",\"globex.com\"]"
};

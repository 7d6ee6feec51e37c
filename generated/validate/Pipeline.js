// Written by `npm run generate` from openapi.yaml. Do not edit.
// <stdin>
var validatePipeline = validate11;
function validate11(data) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.pipelineId === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "pipelineId" } });
    }
    if (data.pipelineLabel === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "pipelineLabel" } });
    }
    if (data.stages === void 0) {
      (vErrors ??= []).push({ instancePath: "", keyword: "required", params: { missingProperty: "stages" } });
    }
    for (const key0 in data) {
      if (!(key0 === "pipelineId" || key0 === "pipelineLabel" || key0 === "stages")) {
        (vErrors ??= []).push({ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: key0 } });
      }
    }
    if (data.pipelineId !== void 0) {
      let data0 = data.pipelineId;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: "/pipelineId", keyword: "minLength", params: { limit: 1 } });
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/pipelineId", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.pipelineLabel !== void 0) {
      if (typeof data.pipelineLabel !== "string") {
        (vErrors ??= []).push({ instancePath: "/pipelineLabel", keyword: "type", params: { type: "string" } });
      }
    }
    if (data.stages !== void 0) {
      let data2 = data.stages;
      if (Array.isArray(data2)) {
        if (data2.length > 1e3) {
          (vErrors ??= []).push({ instancePath: "/stages", keyword: "maxItems", params: { limit: 1e3 } });
        }
        if (data2.length < 1) {
          (vErrors ??= []).push({ instancePath: "/stages", keyword: "minItems", params: { limit: 1 } });
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.stageId === void 0) {
              (vErrors ??= []).push({ instancePath: "/stages/" + i0, keyword: "required", params: { missingProperty: "stageId" } });
            }
            if (data3.stageLabel === void 0) {
              (vErrors ??= []).push({ instancePath: "/stages/" + i0, keyword: "required", params: { missingProperty: "stageLabel" } });
            }
            for (const key1 in data3) {
              if (!(key1 === "stageId" || key1 === "stageLabel")) {
                (vErrors ??= []).push({ instancePath: "/stages/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
              }
            }
            if (data3.stageId !== void 0) {
              let data4 = data3.stageId;
              if (typeof data4 === "string") {
                if (data4.length < 1) {
                  (vErrors ??= []).push({ instancePath: "/stages/" + i0 + "/stageId", keyword: "minLength", params: { limit: 1 } });
                }
              } else {
                (vErrors ??= []).push({ instancePath: "/stages/" + i0 + "/stageId", keyword: "type", params: { type: "string" } });
              }
            }
            if (data3.stageLabel !== void 0) {
              if (typeof data3.stageLabel !== "string") {
                (vErrors ??= []).push({ instancePath: "/stages/" + i0 + "/stageLabel", keyword: "type", params: { type: "string" } });
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: "/stages/" + i0, keyword: "type", params: { type: "object" } });
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: "/stages", keyword: "type", params: { type: "array" } });
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath: "", keyword: "type", params: { type: "object" } });
  }
  validate11.errors = vErrors;
  return vErrors === null;
}
export {
  validatePipeline
};

// Written by `npm run generate` from openapi.yaml. Do not edit.
/** The operations of the contract by path and method, as openapi-fetch takes them. */
export interface paths {
    "/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upsert up to 100 deals.
         *
         * Creates each deal whose `externalDealId` is new, and updates each one that Recotap has. Sending a deal again is safe.
         *
         * **The whole request is validated before anything is stored**: one malformed deal turns it into a 400, and up to 99 valid deals fail
         * with it. After validation, the response is a 200 even if deals fail, so read `data.results`, and match them to your deals by
         * `externalDealId`.
         *
         * Not documented: the order of `results`, what happens if a request has an id twice, and whether a field that an update omits is kept
         * or cleared. So match by id, do not send an id twice in a request or in two requests at once, and omit what you do not know instead
         * of sending null.
         * @provenance documented, push deals page, 2026-11-22
         */
        post: operations["pushDeals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal-stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pipelines and their stages.
         *
         * Lists the pipelines that were created. The response was seen as a bare array, which was empty; by the vendor's pages, every response
         * has the envelope. Both are admitted, so check which one you get. This rests on an integrator's notes of the live API.
         * @provenance observed, integrator notes, 2026-06-04
         */
        get: operations["listDealStages"];
        put?: never;
        /**
         * Create up to 20 pipelines with their stages.
         *
         * Registers the pipelines of your system and their stages, so that deals can be shown under them. Deals with a stage that was never
         * registered are accepted too (observed).
         *
         * **All or nothing, and create-only.** If Recotap has any of the `pipelineId`s, the response is a 409, and none of the pipelines is
         * created. A retry after a lost response gets a 409 too. Whether a success is a 200
         * or a 201 is not documented.
         * @provenance documented, pages on deal stages, 2026-11-22
         */
        post: operations["createDealStages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts with their scores, page by page.
         *
         * Lists your accounts with what Recotap has found out about them: scores, intent and journey stage. An account with
         * `rtp_account_score: 0` and `rtp_journey_stage: ""` is not yet scored.
         *
         * **Stop on `hasNextPage: false`, and on nothing else**: `nextCursor` stays filled on the last page (observed).
         *
         * To read only what changed, store the `syncTimestamp` of a run and send it as `lastSync` in the next one. A run of several pages
         * has several: the one of its first page misses nothing.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Create up to 100 accounts, or upsert them.
         *
         * Creates each account whose domain is new. **The `domain`, cleaned by the vendor, identifies an account**: scheme, `www.` and path
         * are removed, and the rest becomes lower case, so `https://www.Acme.com/about` and `acme.com` are one account. `externalId` does not
         * identify it.
         *
         * **Without `upsert: true`, a domain that Recotap has is `failed`**; with it, the account is updated.
         *
         * A `segmentId` that cannot be used turns the whole request into a 400. Expect the same of one malformed account, as for deals
         * (assumed). After validation, the response is a success even if accounts fail, so read `data.results`. Not documented: whether that success is a 200 or a
         * 201, the order of `results`, whether their `domain` is as sent or cleaned, and what happens if a domain is there twice. So match
         * them by the cleaned domain, and do not send a domain twice in a request.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        post: operations["pushAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{rtp_aid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the custom fields of an account.
         *
         * Writes the custom fields that you send, and keeps the others. It creates no keys.
         *
         * By the vendor's pages, any field but `customFields` is a 400, and so is a key that is not an active custom field. `name` and `tags`
         * were seen to be accepted. Both are admitted here, so expect either response.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        put: operations["updateAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/external-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Give up to 100 accounts the ids of your system.
         *
         * Sets your `externalId` on each account whose domain matches. `listMissingExternalIds` lists the accounts without one.
         *
         * **An existing `externalId` is overwritten silently**, and if a domain is there twice, the last mapping wins. There is no result for
         * each mapping: the response has counts, and `notFound` names the domains without an account.
         * @provenance documented, pages on external ids, 2026-11-22
         */
        patch: operations["mapExternalIds"];
        trace?: never;
    };
    "/accounts/missing-external-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that have no id of your system.
         *
         * Lists accounts without an `externalId`, for `mapExternalIds` to fill. There is no cursor: what follows the first `limit` accounts
         * comes into reach once those have their ids.
         * @provenance documented, pages on external ids, 2026-11-22
         */
        get: operations["listMissingExternalIds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the custom fields of accounts.
         *
         * Lists the active custom fields, whose keys the `customFields` of accounts have. This path is plural; the one that creates a field is
         * singular.
         * @provenance documented, pages on custom fields, 2026-11-22
         */
        get: operations["listCustomFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/custom-field": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a custom field of accounts.
         *
         * **The key is made from the label and cannot be chosen**: spaces become `_`, letters upper case, and `_C` is appended, as in
         * `CONTRACT_VALUE_C` from `Contract Value`. What happens to other characters is not documented, so read the key from the response. If
         * the key exists, the response is a 409, also for a retry. Whether a success is a 200 or a 201 is not documented.
         * @provenance documented, pages on custom fields, 2026-11-22
         */
        post: operations["createCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 50 calls and emails.
         *
         * Records calls and emails of your sales reps with the people they reached. **Activities are created and never updated**: an
         * `externalActivityId` that Recotap has is `failed`, also in a retry. An `activityType` other than `call` and `email` is `skipped`.
         *
         * A `direction` that is neither `inbound` nor `outbound` is a 400. Expect any other malformed activity to turn the whole request into one, as
         * for deals (assumed). After validation, the response is a success even if activities fail, so read `data.results`, and match them by
         * `externalActivityId`. Whether that success is a 200 or a 201 is not documented.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        post: operations["pushSalesActivities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the segments, page by page.
         *
         * Lists your segments, whose ids `pushAccounts` takes as `segmentId`. Stop on `hasNextPage: false`, and on nothing else:
         * `nextCursor` may stay filled on the last page, as it does for accounts.
         * @provenance documented, pages on segments, 2026-11-22
         */
        get: operations["listSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journey-stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the names of the journey stages.
         *
         * Lists the values of `rtp_journey_stage` of an account, from first to last. The response was seen as a bare array and with the array
         * under `data`. Both are admitted, so check which one you get. This rests on an integrator's notes of the live API.
         * @provenance observed, integrator notes, 2026-06-04
         */
        get: operations["listJourneyStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/** The web-hooks of the contract. It has none. */
export type webhooks = Record<string, never>;
/** The schemas, responses, parameters and headers of the contract, each by its name. */
export interface components {
    schemas: {
        /**
         * The deals to upsert.
         * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
         */
        PushDealsRequest: {
            /**
             * The deals, each id once at most.
             * @provenance documented, push deals page, 2026-11-22
             */
            deals: components["schemas"]["Deal"][];
        };
        /**
         * A deal of your system. Unknown fields are refused by this contract, so that a misspelt field is found before the request; what the
         * vendor does with them is not documented.
         * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
         */
        Deal: {
            /**
             * Your system's unique id of the deal, by which Recotap tells a new deal from a known one.
             * @provenance documented, push deals page, 2026-11-22; minLength assumed, contract rule
             * @example deal-001
             */
            externalDealId: string;
            /**
             * The title of the deal.
             * @provenance documented, push deals page, 2026-11-22
             * @example Acme Corp - Enterprise Plan
             */
            name: string;
            /**
             * The value of the deal, in the currency of `dealCurrencyCode`.
             * @provenance documented, push deals page, 2026-11-22
             * @example 75000
             */
            amount?: number;
            /**
             * The id of the deal's stage in your system. An id that was never registered is accepted (observed).
             * @provenance documented, push deals page, 2026-11-22
             * @example stage-3
             */
            stageId?: string;
            /**
             * The name under which the stage is shown.
             * @provenance documented, push deals page, 2026-11-22
             * @example Proposal Sent
             */
            stageLabel?: string;
            /**
             * The id of the deal's pipeline in your system.
             * @provenance documented, push deals page, 2026-11-22
             * @example smb-pipeline
             */
            pipelineId?: string;
            /**
             * The name under which the pipeline is shown.
             * @provenance documented, push deals page, 2026-11-22
             * @example SMB Sales
             */
            pipelineLabel?: string;
            /**
             * When the deal began.
             * @provenance documented, push deals page, 2026-11-22
             */
            startDate?: components["schemas"]["DateOrTimestamp"];
            /**
             * When the deal closed or is expected to close.
             * @provenance documented, push deals page, 2026-11-22
             */
            closedDate?: components["schemas"]["DateOrTimestamp"];
            /**
             * The name of the sales rep who owns the deal in your system.
             * @provenance documented, push deals page, 2026-11-22
             * @example Jane Smith
             */
            ownerName?: string;
            /**
             * The email address of the sales rep who owns the deal in your system. Leave it out when unknown.
             * @provenance documented, push deals page, 2026-11-22
             */
            ownerEmail?: components["schemas"]["Email"];
            /**
             * The id of the sales rep in your system.
             * @provenance documented, push deals page, 2026-11-22
             * @example rep-123
             */
            ownerId?: string;
            /**
             * The currency of `amount`. The vendor's examples are ISO 4217 codes; no list of accepted ones is documented.
             * @provenance documented, push deals page, 2026-11-22
             * @example USD
             */
            dealCurrencyCode?: string;
            /**
             * The accounts that the deal belongs to, used for revenue attribution. No maximum is documented, the one given is this contract's own.
             * @provenance documented, push deals page, 2026-11-22; maxItems assumed, contract rule
             */
            associatedAccounts?: components["schemas"]["AssociatedAccount"][];
        };
        /**
         * An account of the deal. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
         */
        AssociatedAccount: {
            /**
             * The id of the account in your system.
             * @provenance documented, push deals page, 2026-11-22
             * @example crm-001
             */
            externalId?: string;
            /**
             * The web domain by which Recotap finds the account. Scheme, `www.` and path are removed by the vendor. Without a match, the deal
             * is stored unlinked, and the response does not say so.
             * @provenance documented, push deals page, 2026-11-22
             * @example acme.com
             */
            domain?: string;
            /**
             * The display name of the company.
             * @provenance documented, push deals page, 2026-11-22
             * @example Acme Corp
             */
            name?: string;
        };
        /**
         * A date by ISO 8601, alone or with a time of day, with or without an offset from UTC. Write it like one of the examples. The other forms that
         * the vendor's validator accepts are accepted here too, such as `2026-01-15 09:30`, `20260115` and `2026-W03`. How the vendor reads those, and a
         * time without an offset, is not documented.
         *
         * Two things are refused that the validator may accept: a day that does not exist, such as `2026-02-30`, and a `T` with no time after
         * it.
         * @provenance documented, errors page, 2026-11-22; pattern assumed, class validator
         * @example 2026-01-15T00:00:00Z
         */
        DateOrTimestamp: string;
        /**
         * An email address with a top-level domain, as the vendor's validator (class-validator) wants it. The pattern mirrors that rule but
         * for three: it does not count the bytes, 64 before the @ and 254 after it; it refuses quoted names; and it refuses a domain with
         * characters beyond U+FFFF, such as emoji. There is no `format`, because the `email` of JSON Schema refuses jürgen@example.com, which
         * the vendor's validator accepts.
         * @provenance documented, errors page, 2026-11-22; maxLength assumed, class validator; pattern assumed, class validator
         * @example jane@yourcompany.com
         */
        Email: string;
        /**
         * The envelope of a request that passed validation.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        DealResultsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["DealResults"];
        };
        /**
         * The result of each deal, and the counts.
         * @provenance documented, push deals page, 2026-11-22
         */
        DealResults: {
            /**
             * One result a deal. Their order is not documented, so match them by `externalDealId`.
             * @provenance documented, push deals page, 2026-11-22
             */
            results: components["schemas"]["DealResult"][];
            /** @provenance documented, push deals page, 2026-11-22 */
            summary: components["schemas"]["PushDealsSummary"];
        };
        /**
         * The result of one deal.
         * @provenance documented, push deals page, 2026-11-22
         */
        DealResult: components["schemas"]["UpsertedDealResult"] | components["schemas"]["FailedDealResult"];
        /**
         * The deal was created or updated. The result does not say whether it is linked to an account.
         * @provenance documented, push deals page, 2026-11-22
         */
        UpsertedDealResult: {
            /**
             * The id of the deal, as it was sent.
             * @provenance documented, push deals page, 2026-11-22
             * @example deal-001
             */
            externalDealId: string;
            /**
             * The word for a stored deal.
             * @provenance documented, push deals page, 2026-11-22
             * @enum {string}
             */
            status: "upserted";
        };
        /**
         * Recotap refused the deal, although it is valid.
         * @provenance documented, push deals page, 2026-11-22
         */
        FailedDealResult: {
            /**
             * The id of the deal, as it was sent.
             * @provenance documented, push deals page, 2026-11-22
             * @example deal-002
             */
            externalDealId: string;
            /**
             * The word for a refused deal.
             * @provenance documented, push deals page, 2026-11-22
             * @enum {string}
             */
            status: "failed";
            /**
             * The reason, in the vendor's words. None of the texts is documented.
             * @provenance documented, push deals page, 2026-11-22; example assumed, example values
             * @example Pipeline smb-pipeline is archived
             */
            error: string;
        };
        /**
         * The counts over `results`.
         * @provenance documented, push deals page, 2026-11-22
         */
        PushDealsSummary: {
            /**
             * How many deals the request held.
             * @provenance documented, push deals page, 2026-11-22; minimum assumed, inference
             * @example 2
             */
            total: number;
            /**
             * How many were stored.
             * @provenance documented, push deals page, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            upserted: number;
            /**
             * How many were refused.
             * @provenance documented, push deals page, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            failed: number;
        };
        /**
         * The pipelines to create.
         * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
         */
        CreateDealStagesRequest: {
            /**
             * The pipelines, each of them new to Recotap.
             * @provenance documented, pages on deal stages, 2026-11-22
             */
            pipelines: components["schemas"]["Pipeline"][];
        };
        /**
         * A pipeline of your system with its stages. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
         */
        Pipeline: {
            /**
             * Your system's unique id of the pipeline, the `pipelineId` of its deals.
             * @provenance documented, pages on deal stages, 2026-11-22; minLength assumed, contract rule
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * The name under which the pipeline is shown.
             * @provenance documented, pages on deal stages, 2026-11-22
             * @example SMB Sales
             */
            pipelineLabel: string;
            /**
             * The stages in their order. No maximum is documented, the one given is this contract's own.
             * @provenance documented, pages on deal stages, 2026-11-22; maxItems assumed, contract rule
             */
            stages: components["schemas"]["Stage"][];
        };
        /**
         * A stage of a pipeline. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
         */
        Stage: {
            /**
             * Your system's id of the stage, unique within its pipeline, the `stageId` of its deals.
             * @provenance documented, pages on deal stages, 2026-11-22; minLength assumed, contract rule
             * @example stage-3
             */
            stageId: string;
            /**
             * The name under which the stage is shown.
             * @provenance documented, pages on deal stages, 2026-11-22
             * @example Proposal Sent
             */
            stageLabel: string;
        };
        /**
         * The envelope of pipelines that were created.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        PipelineResultsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["PipelineResults"];
        };
        /**
         * The result of each pipeline, and the counts.
         * @provenance documented, pages on deal stages, 2026-11-22
         */
        PipelineResults: {
            /**
             * One result a pipeline.
             * @provenance documented, pages on deal stages, 2026-11-22
             */
            results: components["schemas"]["CreatedPipelineResult"][];
            /** @provenance documented, pages on deal stages, 2026-11-22 */
            summary: components["schemas"]["CreateDealStagesSummary"];
        };
        /**
         * The pipeline is created. There is no other result, as a request creates all of its pipelines or none.
         * @provenance documented, pages on deal stages, 2026-11-22
         */
        CreatedPipelineResult: {
            /**
             * The id of the pipeline, as it was sent.
             * @provenance documented, pages on deal stages, 2026-11-22
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * The word for a created pipeline.
             * @provenance documented, pages on deal stages, 2026-11-22
             * @enum {string}
             */
            status: "created";
        };
        /**
         * The counts over `results`.
         * @provenance documented, pages on deal stages, 2026-11-22
         */
        CreateDealStagesSummary: {
            /**
             * How many pipelines the request held.
             * @provenance documented, pages on deal stages, 2026-11-22; minimum assumed, inference
             * @example 2
             */
            total: number;
            /**
             * How many were created.
             * @provenance documented, pages on deal stages, 2026-11-22; minimum assumed, inference
             * @example 2
             */
            created: number;
        };
        /**
         * The pipelines in the envelope, as in the vendor's pages, or as a bare array (observed).
         * @provenance observed, integrator notes, 2026-06-04
         */
        DealStagesResponse: components["schemas"]["PipelineList"] | components["schemas"]["PipelinesEnvelope"];
        /**
         * The pipelines without the envelope. This rests on a response of the live API, which was empty.
         * @provenance observed, integrator notes, 2026-06-04
         */
        PipelineList: components["schemas"]["StoredPipeline"][];
        /**
         * The pipelines in the envelope.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        PipelinesEnvelope: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["PipelineList"];
        };
        /**
         * A pipeline in Recotap. This rests on the shape in which pipelines are created; nobody has seen one listed.
         * @provenance assumed, by analogy
         */
        StoredPipeline: {
            /**
             * The id of the pipeline in your system.
             * @provenance assumed, by analogy
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * The name under which the pipeline is shown.
             * @provenance assumed, by analogy
             * @example SMB Sales
             */
            pipelineLabel: string;
            /**
             * The stages in their order.
             * @provenance assumed, by analogy
             */
            stages: components["schemas"]["StoredStage"][];
        };
        /**
         * A stage in Recotap. This rests on the shape in which stages are created; nobody has seen one listed.
         * @provenance assumed, by analogy
         */
        StoredStage: {
            /**
             * The id of the stage in your system.
             * @provenance assumed, by analogy
             * @example stage-3
             */
            stageId: string;
            /**
             * The name under which the stage is shown.
             * @provenance assumed, by analogy
             * @example Proposal Sent
             */
            stageLabel: string;
        };
        /**
         * The accounts to create or upsert.
         * @provenance documented, pages on accounts, 2026-11-22; additionalProperties assumed, contract rule
         */
        PushAccountsRequest: {
            /**
             * The accounts, each domain once at most.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            accounts: components["schemas"]["Account"][];
            /**
             * The segment that takes the accounts, from `listSegments`. One that cannot take any turns the whole request into a 400.
             * @provenance documented, pages on accounts, 2026-11-22; minLength assumed, contract rule
             * @example 663d0e4b7a1c2f0033b8d401
             */
            segmentId?: string;
            /**
             * Whether a domain that Recotap knows is updated. It is `failed` unless this is true.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example true
             */
            upsert?: boolean;
        };
        /**
         * A company of your system. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on accounts, 2026-11-22; additionalProperties assumed, contract rule
         */
        Account: {
            /**
             * The web domain, by which Recotap tells a new account from a known one. Scheme, `www.` and path are removed by the vendor, and the
             * rest is put in lower case.
             * @provenance documented, pages on accounts, 2026-11-22; minLength assumed, contract rule
             * @example acme.com
             */
            domain: string;
            /**
             * The name of the company.
             * @provenance documented, pages on accounts, 2026-11-22; minLength assumed, contract rule
             * @example Acme Corp
             */
            name: string;
            /**
             * The id of the account in your system.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example crm-001
             */
            externalId?: string;
            /**
             * A shorter name of the company.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example Acme
             */
            shortName?: string;
            /**
             * The company's page on LinkedIn.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example https://www.linkedin.com/company/acme-corp
             */
            linkedinUrl?: string;
            /** @provenance documented, pages on accounts, 2026-11-22 */
            tags?: components["schemas"]["Tags"];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            customFields?: components["schemas"]["CustomFieldValues"];
        };
        /**
         * Your own tags. No maximum is documented; the one given is a rule of this contract.
         * @provenance documented, pages on accounts, 2026-11-22; maxItems assumed, contract rule
         * @example [
         *       "enterprise",
         *       "q2-target"
         * ]
         */
        Tags: string[];
        /**
         * Values of custom fields by their keys, which `listCustomFields` tells. A key that is no active custom field is refused. How the value of each
         * type of field is written is not documented, so any is admitted.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example {
         *       "CONTRACT_VALUE_C": 75000
         * }
         */
        CustomFieldValues: {
            [key: string]: unknown;
        };
        /**
         * The envelope of a request that passed validation.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        AccountResultsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["AccountResults"];
        };
        /**
         * The result of each account, and the counts.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        AccountResults: {
            /**
             * One result an account. Their order is not documented, so match them by the cleaned `domain`.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            results: components["schemas"]["AccountResult"][];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            summary: components["schemas"]["PushAccountsSummary"];
        };
        /**
         * The result of one account.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        AccountResult: components["schemas"]["CreatedAccountResult"] | components["schemas"]["UpdatedAccountResult"] | components["schemas"]["FailedAccountResult"];
        /**
         * The account was new and is stored.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        CreatedAccountResult: {
            /** @provenance documented, pages on accounts, 2026-11-22 */
            rtp_aid: components["schemas"]["AccountId"];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            domain: components["schemas"]["ResultDomain"];
            /**
             * The word for a new account.
             * @provenance documented, pages on accounts, 2026-11-22
             * @enum {string}
             */
            status: "created";
        };
        /**
         * Recotap had the account, and updated it because `upsert` was true.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        UpdatedAccountResult: {
            /** @provenance documented, pages on accounts, 2026-11-22 */
            rtp_aid: components["schemas"]["AccountId"];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            domain: components["schemas"]["ResultDomain"];
            /**
             * The word for an updated account.
             * @provenance documented, pages on accounts, 2026-11-22
             * @enum {string}
             */
            status: "updated";
        };
        /**
         * Recotap refused the account, although it is valid.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        FailedAccountResult: {
            /**
             * Recotap's own id of the account where it has one. Null when a custom field is the reason.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example 663abc1f9d2e4b0012a7c301
             */
            rtp_aid?: string | null;
            /** @provenance documented, pages on accounts, 2026-11-22 */
            domain: components["schemas"]["ResultDomain"];
            /**
             * The word for a refused account.
             * @provenance documented, pages on accounts, 2026-11-22
             * @enum {string}
             */
            status: "failed";
            /**
             * The reason, in the vendor's words. Nothing promises that there is one.
             * @provenance documented, pages on accounts, 2026-11-22; example assumed, example values
             * @example Account with domain acme.com already exists
             */
            error?: string;
        };
        /**
         * Recotap's own id of the account, which `updateAccount` needs.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example 663abc1f9d2e4b0012a7c301
         */
        AccountId: string;
        /**
         * The domain of the account. Whether it is as sent or cleaned is not documented.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example acme.com
         */
        ResultDomain: string;
        /**
         * The counts over `results`.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        PushAccountsSummary: {
            /**
             * How many accounts the request held.
             * @provenance documented, pages on accounts, 2026-11-22; minimum assumed, inference
             * @example 3
             */
            total: number;
            /**
             * How many were new.
             * @provenance documented, pages on accounts, 2026-11-22; minimum assumed, inference
             * @example 2
             */
            created: number;
            /**
             * How many were updated. May be absent without `upsert`.
             * @provenance documented, pages on accounts, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            updated?: number;
            /**
             * How many were refused.
             * @provenance documented, pages on accounts, 2026-11-22; minimum assumed, inference
             * @example 0
             */
            failed: number;
        };
        /**
         * A JSON array of domains, written as a string. The pattern sees that it is an array of strings; that there are at most 100 it does not see.
         * @provenance documented, pages on accounts, 2026-11-22; pattern assumed, contract rule
         * @example ["acme.com","globex.com"]
         */
        DomainList: string;
        /**
         * The envelope of a page of accounts.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        AccountsPageResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["AccountsPage"];
        };
        /**
         * A page of accounts, and where the next one begins.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        AccountsPage: {
            /**
             * The accounts.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            data: components["schemas"]["StoredAccount"][];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            nextCursor: components["schemas"]["NextCursor"];
            /** @provenance documented, pages on accounts, 2026-11-22 */
            hasNextPage: components["schemas"]["HasNextPage"];
            /**
             * Format: date-time
             *
             * When the server looked. Store it and send it as `lastSync` next time.
             * @provenance documented, pages on accounts, 2026-11-22; format assumed, inference
             * @example 2026-06-04T10:00:00.000Z
             */
            syncTimestamp: string;
        };
        /**
         * The `cursor` of the next page. The last page has one too (observed), so it does not tell whether there is a next page.
         * @provenance documented, pages on accounts, 2026-11-22; type assumed, caution
         * @example 663abc1f9d2e4b0012a7c302
         */
        NextCursor: string | null;
        /**
         * Whether another page follows. Only this tells which page is the last.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example true
         */
        HasNextPage: boolean;
        /**
         * An account in Recotap. `rtp_account_score: 0` with `rtp_journey_stage: ""` means that it is not yet scored, not that it is of no
         * interest.
         * @provenance documented, pages on accounts, 2026-11-22; required assumed, inference
         */
        StoredAccount: {
            /** @provenance documented, pages on accounts, 2026-11-22 */
            rtp_aid: components["schemas"]["AccountId"];
            /**
             * The id of the account in your system. Null or absent when it was never given.
             * @provenance documented, pages on accounts, 2026-11-22; type assumed, caution
             * @example crm-001
             */
            externalId?: string | null;
            /**
             * The name of the company.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example Acme Corp
             */
            name: string;
            /**
             * The web domain, cleaned.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example acme.com
             */
            domain: string;
            /**
             * How promising the account is, and 0 until it is scored. From 0 to 100 by the vendor's pages, and above 100 on the live API (observed), so
             * no bound can be relied on.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example 78
             */
            rtp_account_score: number;
            /**
             * How far the account has come, a name of `listJourneyStages`. Empty until scored.
             * @provenance documented, pages on accounts, 2026-11-22
             * @example Consideration
             */
            rtp_journey_stage: string;
            /**
             * What its people did with your advertisements.
             * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
             */
            rtp_advertising_activity_score?: components["schemas"]["IntentScore"];
            /**
             * What its people did on your website.
             * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
             */
            rtp_website_intent_score?: components["schemas"]["IntentScore"];
            /**
             * What its people looked for on G2.
             * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
             */
            rtp_g2_intent_score?: components["schemas"]["IntentScore"];
            /**
             * What its people read, by Bombora.
             * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
             */
            rtp_bombora_intent_score?: components["schemas"]["IntentScore"];
            /**
             * When Recotap last updated the account. An account that never was may have null.
             * @provenance documented, pages on accounts, 2026-11-22; type assumed, caution
             * @example 2026-06-04T09:00:00.000Z
             */
            rtp_last_account_date?: string | null;
            /** @provenance documented, pages on accounts, 2026-11-22 */
            customFields?: components["schemas"]["StoredCustomFieldValues"];
        };
        /**
         * The strength of one signal. No bounds are documented.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example 42
         */
        IntentScore: number;
        /**
         * Values of custom fields by their keys. A field without a value may be there with null.
         * @provenance documented, pages on accounts, 2026-11-22
         * @example {
         *       "CONTRACT_VALUE_C": 75000,
         *       "RENEWAL_DATE_C": null
         * }
         */
        StoredCustomFieldValues: {
            [key: string]: unknown;
        };
        /**
         * What to change. Only `customFields` is documented; `name` and `tags` were seen to be accepted.
         * @provenance documented, pages on accounts, 2026-11-22; minProperties assumed, contract rule
         */
        UpdateAccountRequest: {
            /** @provenance documented, pages on accounts, 2026-11-22 */
            customFields?: components["schemas"]["CustomFieldValues"];
            /**
             * The name of the company (observed). By the vendor's pages a 400.
             * @provenance observed, integrator notes, 2026-06-04; minLength assumed, contract rule
             * @example Acme Corporation
             */
            name?: string;
            /**
             * Words of your own (observed). By the vendor's pages a 400.
             * @provenance observed, integrator notes, 2026-06-04
             */
            tags?: components["schemas"]["Tags"];
        };
        /**
         * The envelope of a change.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        AccountUpdateResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["AccountUpdateConfirmation"];
        };
        /**
         * Confirms the change. It does not have the account.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        AccountUpdateConfirmation: {
            /**
             * That the account is changed, in the vendor's words.
             * @provenance documented, pages on accounts, 2026-11-22; example assumed, example values
             * @example Account updated successfully
             */
            message: string;
        };
        /**
         * The ids to write.
         * @provenance documented, pages on external ids, 2026-11-22; additionalProperties assumed, contract rule
         */
        MapExternalIdsRequest: {
            /**
             * The mappings. If a domain is there twice, the last one wins.
             * @provenance documented, pages on external ids, 2026-11-22
             */
            mappings: components["schemas"]["ExternalIdMapping"][];
        };
        /**
         * The id of one account. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on external ids, 2026-11-22; additionalProperties assumed, contract rule
         */
        ExternalIdMapping: {
            /**
             * The web domain by which Recotap finds the account.
             * @provenance documented, pages on external ids, 2026-11-22; minLength assumed, contract rule
             * @example acme.com
             */
            domain: string;
            /**
             * The id of the account in your system. It overwrites the one that Recotap holds.
             * @provenance documented, pages on external ids, 2026-11-22; minLength assumed, contract rule
             * @example crm-001
             */
            externalId: string;
        };
        /**
         * The envelope of a request that passed validation.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        MappingCountsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["MappingCounts"];
        };
        /**
         * The counts, and the domains that matched no account.
         * @provenance documented, pages on external ids, 2026-11-22
         */
        MappingCounts: {
            /**
             * How many accounts were found.
             * @provenance documented, pages on external ids, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            matched: number;
            /**
             * How many of them were written.
             * @provenance documented, pages on external ids, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            updated: number;
            /**
             * The domains that matched no account.
             * @provenance documented, pages on external ids, 2026-11-22
             * @example [
             *       "vandelay.com"
             * ]
             */
            notFound: string[];
        };
        /**
         * The envelope of the accounts without an id.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        AccountsWithoutExternalIdResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /**
             * The accounts.
             * @provenance documented, pages on external ids, 2026-11-22
             */
            data: components["schemas"]["AccountWithoutExternalId"][];
        };
        /**
         * An account that has no id of your system.
         * @provenance documented, pages on external ids, 2026-11-22
         */
        AccountWithoutExternalId: {
            /**
             * The name of the company.
             * @provenance documented, pages on external ids, 2026-11-22
             * @example Globex
             */
            name: string;
            /**
             * The web domain, cleaned, for `mapExternalIds`.
             * @provenance documented, pages on external ids, 2026-11-22
             * @example globex.com
             */
            domain: string;
        };
        /**
         * The envelope of custom fields. After a field is created, it only has that one.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        CustomFieldsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /**
             * The custom fields.
             * @provenance documented, pages on custom fields, 2026-11-22
             */
            data: components["schemas"]["CustomField"][];
        };
        /**
         * A custom field of accounts.
         * @provenance documented, pages on custom fields, 2026-11-22
         */
        CustomField: {
            /**
             * The key in the `customFields` of accounts, made by Recotap from the label.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example CONTRACT_VALUE_C
             */
            key: string;
            /**
             * The name under which the field is shown.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example Contract Value
             */
            label: string;
            /**
             * The type of the field.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example number
             * @enum {string}
             */
            labelType: "singleLineText" | "multiLineText" | "singleSelection" | "multiSelection" | "number" | "date";
            /**
             * What the field is for. Null when nobody said.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example Total contract value in USD
             */
            description: string | null;
            /**
             * What can be chosen in a selection. Empty for the other types.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example []
             */
            options: string[];
            /**
             * What the field belongs to, always `accounts`.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example accounts
             */
            objectType: string;
            /**
             * Whether the field can be used. Only fields that are `active` are listed.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example active
             */
            status: string;
        };
        /**
         * The field to create. A selection needs options.
         * @provenance documented, pages on custom fields, 2026-11-22
         */
        CreateCustomFieldRequest: components["schemas"]["PlainCustomField"] | components["schemas"]["SelectionCustomField"];
        /**
         * A field for text, a number or a date. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on custom fields, 2026-11-22; additionalProperties assumed, contract rule
         */
        PlainCustomField: {
            /** @provenance documented, pages on custom fields, 2026-11-22 */
            label: components["schemas"]["CustomFieldLabel"];
            /**
             * The type of the field.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example number
             * @enum {string}
             */
            labelType: "singleLineText" | "multiLineText" | "number" | "date";
            /** @provenance documented, pages on custom fields, 2026-11-22 */
            description?: components["schemas"]["CustomFieldDescription"];
            /**
             * Options are for selections. What the vendor makes of those of another type is not documented, so leave them out or send an empty list.
             * @provenance documented, pages on custom fields, 2026-11-22; maxItems assumed, contract rule
             * @example []
             */
            options?: string[];
        };
        /**
         * A field whose values are chosen from a list. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on custom fields, 2026-11-22; additionalProperties assumed, contract rule
         */
        SelectionCustomField: {
            /** @provenance documented, pages on custom fields, 2026-11-22 */
            label: components["schemas"]["CustomFieldLabel"];
            /**
             * The type of the field.
             * @provenance documented, pages on custom fields, 2026-11-22
             * @example singleSelection
             * @enum {string}
             */
            labelType: "singleSelection" | "multiSelection";
            /** @provenance documented, pages on custom fields, 2026-11-22 */
            description?: components["schemas"]["CustomFieldDescription"];
            /**
             * What can be chosen. No maximum is documented, the one given is this contract's own.
             * @provenance documented, pages on custom fields, 2026-11-22; maxItems assumed, contract rule
             * @example [
             *       "inbound",
             *       "outbound",
             *       "partner"
             * ]
             */
            options: string[];
        };
        /**
         * The name under which the field is shown, and from which its key is made.
         * @provenance documented, pages on custom fields, 2026-11-22; minLength assumed, contract rule
         * @example Contract Value
         */
        CustomFieldLabel: string;
        /**
         * What the field is for.
         * @provenance documented, pages on custom fields, 2026-11-22
         * @example Total contract value in USD
         */
        CustomFieldDescription: string;
        /**
         * The calls and emails to record.
         * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
         */
        PushSalesActivitiesRequest: {
            /**
             * The activities, each id once at most.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            activities: components["schemas"]["SalesActivity"][];
        };
        /**
         * A call or an email of a sales rep. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
         */
        SalesActivity: {
            /**
             * Your system's unique id of the activity, by which Recotap tells a new activity from a known one.
             * @provenance documented, pages on sales activities, 2026-11-22; minLength assumed, contract rule
             * @example call-001
             */
            externalActivityId: string;
            /**
             * Either `call` or `email`. Another type is no error but comes back as `skipped`, so this contract admits it.
             * @provenance documented, pages on sales activities, 2026-11-22; minLength assumed, contract rule
             * @example call
             */
            activityType: string;
            /**
             * When it took place.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            occurredAt: components["schemas"]["DateOrTimestamp"];
            /**
             * The web domain of the account that was called or written to.
             * @provenance documented, pages on sales activities, 2026-11-22; minLength assumed, contract rule
             * @example acme.com
             */
            domain: string;
            /**
             * The name of that account.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Acme Corp
             */
            accountName?: string;
            /**
             * What it was about, such as the subject of the email.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Your proposal
             */
            subject?: string;
            /**
             * The name of the sales rep in your system.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Jane Smith
             */
            ownerName?: string;
            /**
             * The email address of the sales rep in your system.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            ownerEmail: components["schemas"]["Email"];
            /**
             * The id of the sales rep in your system.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example rep-123
             */
            ownerId?: string;
            /** @provenance documented, pages on sales activities, 2026-11-22 */
            from?: components["schemas"]["ActivitySender"];
            /**
             * The people who were reached. No maximum is documented, the one given is this contract's own.
             * @provenance documented, pages on sales activities, 2026-11-22; maxItems assumed, contract rule
             */
            contacts: components["schemas"]["ActivityContact"][];
            /**
             * The title of the call. For calls.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Discovery call
             */
            callTitle?: string;
            /**
             * How long the call took, in minutes. For calls.
             * @provenance documented, pages on sales activities, 2026-11-22; type assumed, inference; minimum assumed, contract rule
             * @example 30
             */
            durationMinutes?: number;
            /**
             * How the call ended. For calls.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Connected
             */
            outcome?: string;
            /**
             * Who called whom. For calls.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example outbound
             * @enum {string}
             */
            direction?: "inbound" | "outbound";
            /**
             * How often the email was opened. For emails.
             * @provenance documented, pages on sales activities, 2026-11-22; type assumed, inference; minimum assumed, contract rule
             * @example 3
             */
            openCount?: number;
            /**
             * How often a link of the email was followed. For emails.
             * @provenance documented, pages on sales activities, 2026-11-22; type assumed, inference; minimum assumed, contract rule
             * @example 1
             */
            clickCount?: number;
        };
        /**
         * The person who called or wrote. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
         */
        ActivitySender: {
            /**
             * The name of the sender.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Jane Smith
             */
            name?: string;
            /**
             * The email address of the sender.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            email?: components["schemas"]["Email"];
        };
        /**
         * A person whom the call or email reached. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
         * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
         */
        ActivityContact: {
            /**
             * The email address of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            email: components["schemas"]["Email"];
            /**
             * The id of the person in your system.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example contact-456
             */
            externalContactId?: string;
            /**
             * The name of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example John Doe
             */
            name?: string;
            /**
             * The job of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example VP of Engineering
             */
            title?: string;
            /**
             * The department of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example Engineering
             */
            department?: string;
            /**
             * The rank of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example VP
             */
            seniority?: string;
            /**
             * The telephone number of the person.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example +1 415 555 0101
             */
            phone?: string;
            /**
             * The person's page on LinkedIn.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @example https://linkedin.com/in/johndoe
             */
            linkedinUrl?: string;
        };
        /**
         * The envelope of a request that passed validation.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        ActivityResultsResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["ActivityResults"];
        };
        /**
         * The result of each activity, and the counts.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        ActivityResults: {
            /**
             * One result an activity. Their order is not documented, so match them by `externalActivityId`.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            results: components["schemas"]["ActivityResult"][];
            /** @provenance documented, pages on sales activities, 2026-11-22 */
            summary: components["schemas"]["PushSalesActivitiesSummary"];
        };
        /**
         * The result of one activity.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        ActivityResult: components["schemas"]["CreatedActivityResult"] | components["schemas"]["FailedActivityResult"] | components["schemas"]["SkippedActivityResult"];
        /**
         * The activity was new and is stored.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        CreatedActivityResult: {
            /** @provenance documented, pages on sales activities, 2026-11-22 */
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * The word for a stored activity.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @enum {string}
             */
            status: "created";
        };
        /**
         * Recotap refused the activity, such as one whose id it has already.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        FailedActivityResult: {
            /** @provenance documented, pages on sales activities, 2026-11-22 */
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * The word for a refused activity.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @enum {string}
             */
            status: "failed";
            /**
             * The reason, in the vendor's words. Nothing promises that there is one.
             * @provenance documented, pages on sales activities, 2026-11-22; example assumed, example values
             * @example Activity call-001 already exists
             */
            error?: string;
        };
        /**
         * Recotap skipped the activity, because its type is neither `call` nor `email`.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        SkippedActivityResult: {
            /** @provenance documented, pages on sales activities, 2026-11-22 */
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * The word for an activity that was passed over.
             * @provenance documented, pages on sales activities, 2026-11-22
             * @enum {string}
             */
            status: "skipped";
            /**
             * The reason, in the vendor's words. Nothing promises that there is one.
             * @provenance documented, pages on sales activities, 2026-11-22; example assumed, example values
             * @example Activity type meeting is not processed
             */
            error?: string;
        };
        /**
         * The id of the activity, as it was sent.
         * @provenance documented, pages on sales activities, 2026-11-22
         * @example call-001
         */
        ActivityId: string;
        /**
         * The counts over `results`.
         * @provenance documented, pages on sales activities, 2026-11-22
         */
        PushSalesActivitiesSummary: {
            /**
             * How many activities the request held.
             * @provenance documented, pages on sales activities, 2026-11-22; minimum assumed, inference
             * @example 2
             */
            total: number;
            /**
             * How many were stored.
             * @provenance documented, pages on sales activities, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            created: number;
            /**
             * How many were refused.
             * @provenance documented, pages on sales activities, 2026-11-22; minimum assumed, inference
             * @example 0
             */
            failed: number;
            /**
             * How many were passed over.
             * @provenance documented, pages on sales activities, 2026-11-22; minimum assumed, inference
             * @example 1
             */
            skipped: number;
        };
        /**
         * The envelope of a page of segments.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        SegmentsPageResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            data: components["schemas"]["SegmentsPage"];
        };
        /**
         * A page of segments, and where the next one begins.
         * @provenance documented, pages on segments, 2026-11-22
         */
        SegmentsPage: {
            /**
             * The segments.
             * @provenance documented, pages on segments, 2026-11-22
             */
            data: components["schemas"]["Segment"][];
            /** @provenance documented, pages on segments, 2026-11-22 */
            nextCursor: components["schemas"]["NextCursor"];
            /** @provenance documented, pages on segments, 2026-11-22 */
            hasNextPage: components["schemas"]["HasNextPage"];
        };
        /**
         * A group of accounts.
         * @provenance documented, pages on segments, 2026-11-22
         */
        Segment: {
            /**
             * Recotap's own id of the segment, for `pushAccounts`.
             * @provenance documented, pages on segments, 2026-11-22
             * @example 663d0e4b7a1c2f0033b8d401
             */
            segmentId: string;
            /**
             * The name of the segment.
             * @provenance documented, pages on segments, 2026-11-22
             * @example Enterprise Targets
             */
            name: string;
            /**
             * How far the segment is.
             * @provenance documented, pages on segments, 2026-11-22
             * @example active
             * @enum {string}
             */
            status: "active" | "draft";
        };
        /**
         * The names, bare or under `data`. This rests on responses of the live API; the vendor's pages would have them in the envelope.
         * @provenance observed, integrator notes, 2026-06-04
         */
        JourneyStagesResponse: components["schemas"]["JourneyStageList"] | components["schemas"]["JourneyStagesObject"];
        /**
         * The names of the stages, from first to last. This rests on a response of the live API.
         * @provenance observed, integrator notes, 2026-06-04
         * @example [
         *       "Unaware",
         *       "Aware",
         *       "Consideration",
         *       "Opportunity",
         *       "Customer"
         * ]
         */
        JourneyStageList: string[];
        /**
         * The names under `data`, with or without the rest of the envelope. This rests on a response of the live API, which was without.
         * @provenance observed, integrator notes, 2026-06-04
         */
        JourneyStagesObject: {
            /** @provenance assumed, by analogy */
            statusCode?: components["schemas"]["StatusCode"];
            /** @provenance assumed, by analogy */
            timestamp?: components["schemas"]["Timestamp"];
            /** @provenance assumed, by analogy */
            path?: components["schemas"]["RequestPath"];
            /** @provenance observed, integrator notes, 2026-06-04 */
            data: components["schemas"]["JourneyStageList"];
        };
        /**
         * The whole request is refused, by the validator or by a business rule.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        BadRequestResponse: components["schemas"]["ValidationErrorResponse"] | components["schemas"]["ErrorResponse"];
        /**
         * The envelope of an error that is not the validator's. `data` is null by the vendor's pages and was seen to be left out on the live
         * API; both are admitted. `customMessage` is the better text where there is one.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        ErrorResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /**
             * The kind of error.
             * @provenance documented, pages on the basics, 2026-11-22
             * @example Unauthorized access
             */
            message: string;
            /**
             * What went wrong, for a person.
             * @provenance documented, pages on the basics, 2026-11-22
             * @example Invalid API key
             */
            customMessage?: string;
            /**
             * Nothing. May be absent (observed).
             * @provenance documented, pages on the basics, 2026-11-22
             */
            data?: null | never[];
        };
        /**
         * The envelope of the validator's errors. It has no `customMessage`.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        ValidationErrorResponse: {
            /** @provenance documented, pages on the basics, 2026-11-22 */
            statusCode: components["schemas"]["StatusCode"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            timestamp: components["schemas"]["Timestamp"];
            /** @provenance documented, pages on the basics, 2026-11-22 */
            path: components["schemas"]["RequestPath"];
            /**
             * Always the same words.
             * @provenance documented, pages on the basics, 2026-11-22
             * @example Bad Request
             */
            message: string;
            /**
             * The errors that class-validator found.
             * @provenance documented, pages on the basics, 2026-11-22
             */
            data: components["schemas"]["ValidationError"][];
        };
        /**
         * One error of class-validator. The vendor's pages show the flat form, `property` with `constraints`. The library's own form for nested
         * objects carries `children` instead, where an element of an array has its index as `property`; that form rests on class-validator itself.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        ValidationError: {
            /**
             * The name of the field, or the index of an element of an array.
             * @provenance documented, pages on the basics, 2026-11-22
             * @example ownerEmail
             */
            property: string;
            /**
             * The broken rules by name, each with its text.
             * @provenance documented, pages on the basics, 2026-11-22
             * @example {
             *       "isEmail": "ownerEmail must be an email"
             * }
             */
            constraints?: {
                [key: string]: string;
            };
            /**
             * The errors inside this field.
             * @provenance assumed, class validator
             */
            children?: components["schemas"]["ValidationError"][];
        };
        /**
         * The HTTP status.
         * @provenance documented, pages on the basics, 2026-11-22; minimum assumed, common practice; maximum assumed, common practice
         * @example 200
         */
        StatusCode: number;
        /**
         * Format: date-time
         *
         * The time of the response.
         * @provenance documented, pages on the basics, 2026-11-22; format assumed, inference
         * @example 2026-06-04T09:12:33.421Z
         */
        Timestamp: string;
        /**
         * The path of the request, with its query string (observed).
         * @provenance documented, pages on the basics, 2026-11-22
         * @example /api/v1/deals
         */
        RequestPath: string;
        /**
         * A wait in whole seconds, or the HTTP date until which to wait. This rests on the HTTP standard; the vendor documents none.
         * @provenance assumed, common practice
         * @example 5
         */
        RetryAfter: string;
    };
    responses: {
        /**
         * The key is missing or not valid. The messages differ between the documentation and the live API.
         * @provenance documented, pages on the basics, 2026-11-22
         */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * The body is larger than the server accepts, so send less at a time. This rests on what web servers
         * commonly do; no limit in bytes is documented, and none was seen.
         * @provenance assumed, common practice
         */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * Too many requests came in a short time, so hold back all requests of the key for as long as `Retry-After` says. This rests on
         * common practice; no rate limit is documented, and none was seen.
         * @provenance assumed, common practice
         */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * The server failed, and may have stored what was sent. Sending an upsert again is safe; if something that is only created exists
         * already, the response says so. This rests on common practice; nothing is documented about server errors.
         * @provenance assumed, common practice
         */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * The server takes no requests at the moment. Any other 5xx means the same for a client, such as a 502 or 504 of a proxy in front of the API, which
         * may have a body that is not JSON. What was sent may have been stored or not. This rests on common practice; nothing is documented about
         * server errors.
         * @provenance assumed, common practice
         */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * How many accounts to return at most, 100 by default. No maximum is documented.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        Limit: number;
        /**
         * How many accounts to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
         * @provenance documented, pages on external ids, 2026-11-22
         */
        MissingExternalIdsLimit: number;
        /**
         * How many segments to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
         * @provenance documented, pages on segments, 2026-11-22
         */
        SegmentsLimit: number;
        /**
         * Where the page begins, the `nextCursor` of the page before. Leave it out for the first page.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        Cursor: string;
        /**
         * Only accounts that changed after this time, the `syncTimestamp` of an earlier response. Omit it for all accounts.
         * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
         */
        LastSync: components["schemas"]["DateOrTimestamp"];
        /**
         * Only the accounts of these domains, at most 100. It is a JSON array written as a string, and the vendor cleans each domain.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        Domains: components["schemas"]["DomainList"];
        /**
         * Recotap's own id of the account, as in the responses of `pushAccounts` and `listAccounts`. It is not your `externalId`.
         * @provenance documented, pages on accounts, 2026-11-22
         */
        RtpAid: string;
    };
    requestBodies: never;
    headers: {
        /**
         * How long to wait before any further request, in whole seconds or as an HTTP date.
         * @example 5
         */
        RetryAfter: components["schemas"]["RetryAfter"];
    };
    pathItems: never;
}
/**
 * The deals to upsert.
 * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
 */
export type PushDealsRequest = components['schemas']['PushDealsRequest'];
/**
 * A deal of your system. Unknown fields are refused by this contract, so that a misspelt field is found before the request; what the
 * vendor does with them is not documented.
 * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
 */
export type Deal = components['schemas']['Deal'];
/**
 * An account of the deal. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, push deals page, 2026-11-22; additionalProperties assumed, contract rule
 */
export type AssociatedAccount = components['schemas']['AssociatedAccount'];
/**
 * A date by ISO 8601, alone or with a time of day, with or without an offset from UTC. Write it like one of the examples. The other forms that
 * the vendor's validator accepts are accepted here too, such as `2026-01-15 09:30`, `20260115` and `2026-W03`. How the vendor reads those, and a
 * time without an offset, is not documented.
 *
 * Two things are refused that the validator may accept: a day that does not exist, such as `2026-02-30`, and a `T` with no time after
 * it.
 * @provenance documented, errors page, 2026-11-22; pattern assumed, class validator
 */
export type DateOrTimestamp = components['schemas']['DateOrTimestamp'];
/**
 * An email address with a top-level domain, as the vendor's validator (class-validator) wants it. The pattern mirrors that rule but
 * for three: it does not count the bytes, 64 before the @ and 254 after it; it refuses quoted names; and it refuses a domain with
 * characters beyond U+FFFF, such as emoji. There is no `format`, because the `email` of JSON Schema refuses jürgen@example.com, which
 * the vendor's validator accepts.
 * @provenance documented, errors page, 2026-11-22; maxLength assumed, class validator; pattern assumed, class validator
 */
export type Email = components['schemas']['Email'];
/**
 * The envelope of a request that passed validation.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type DealResultsResponse = components['schemas']['DealResultsResponse'];
/**
 * The result of each deal, and the counts.
 * @provenance documented, push deals page, 2026-11-22
 */
export type DealResults = components['schemas']['DealResults'];
/**
 * The result of one deal.
 * @provenance documented, push deals page, 2026-11-22
 */
export type DealResult = components['schemas']['DealResult'];
/**
 * The deal was created or updated. The result does not say whether it is linked to an account.
 * @provenance documented, push deals page, 2026-11-22
 */
export type UpsertedDealResult = components['schemas']['UpsertedDealResult'];
/**
 * Recotap refused the deal, although it is valid.
 * @provenance documented, push deals page, 2026-11-22
 */
export type FailedDealResult = components['schemas']['FailedDealResult'];
/**
 * The counts over `results`.
 * @provenance documented, push deals page, 2026-11-22
 */
export type PushDealsSummary = components['schemas']['PushDealsSummary'];
/**
 * The pipelines to create.
 * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
 */
export type CreateDealStagesRequest = components['schemas']['CreateDealStagesRequest'];
/**
 * A pipeline of your system with its stages. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
 */
export type Pipeline = components['schemas']['Pipeline'];
/**
 * A stage of a pipeline. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on deal stages, 2026-11-22; additionalProperties assumed, contract rule
 */
export type Stage = components['schemas']['Stage'];
/**
 * The envelope of pipelines that were created.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type PipelineResultsResponse = components['schemas']['PipelineResultsResponse'];
/**
 * The result of each pipeline, and the counts.
 * @provenance documented, pages on deal stages, 2026-11-22
 */
export type PipelineResults = components['schemas']['PipelineResults'];
/**
 * The pipeline is created. There is no other result, as a request creates all of its pipelines or none.
 * @provenance documented, pages on deal stages, 2026-11-22
 */
export type CreatedPipelineResult = components['schemas']['CreatedPipelineResult'];
/**
 * The counts over `results`.
 * @provenance documented, pages on deal stages, 2026-11-22
 */
export type CreateDealStagesSummary = components['schemas']['CreateDealStagesSummary'];
/**
 * The pipelines in the envelope, as in the vendor's pages, or as a bare array (observed).
 * @provenance observed, integrator notes, 2026-06-04
 */
export type DealStagesResponse = components['schemas']['DealStagesResponse'];
/**
 * The pipelines without the envelope. This rests on a response of the live API, which was empty.
 * @provenance observed, integrator notes, 2026-06-04
 */
export type PipelineList = components['schemas']['PipelineList'];
/**
 * The pipelines in the envelope.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type PipelinesEnvelope = components['schemas']['PipelinesEnvelope'];
/**
 * A pipeline in Recotap. This rests on the shape in which pipelines are created; nobody has seen one listed.
 * @provenance assumed, by analogy
 */
export type StoredPipeline = components['schemas']['StoredPipeline'];
/**
 * A stage in Recotap. This rests on the shape in which stages are created; nobody has seen one listed.
 * @provenance assumed, by analogy
 */
export type StoredStage = components['schemas']['StoredStage'];
/**
 * The accounts to create or upsert.
 * @provenance documented, pages on accounts, 2026-11-22; additionalProperties assumed, contract rule
 */
export type PushAccountsRequest = components['schemas']['PushAccountsRequest'];
/**
 * A company of your system. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on accounts, 2026-11-22; additionalProperties assumed, contract rule
 */
export type Account = components['schemas']['Account'];
/**
 * Your own tags. No maximum is documented; the one given is a rule of this contract.
 * @provenance documented, pages on accounts, 2026-11-22; maxItems assumed, contract rule
 */
export type Tags = components['schemas']['Tags'];
/**
 * Values of custom fields by their keys, which `listCustomFields` tells. A key that is no active custom field is refused. How the value of each
 * type of field is written is not documented, so any is admitted.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type CustomFieldValues = components['schemas']['CustomFieldValues'];
/**
 * The envelope of a request that passed validation.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type AccountResultsResponse = components['schemas']['AccountResultsResponse'];
/**
 * The result of each account, and the counts.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type AccountResults = components['schemas']['AccountResults'];
/**
 * The result of one account.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type AccountResult = components['schemas']['AccountResult'];
/**
 * The account was new and is stored.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type CreatedAccountResult = components['schemas']['CreatedAccountResult'];
/**
 * Recotap had the account, and updated it because `upsert` was true.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type UpdatedAccountResult = components['schemas']['UpdatedAccountResult'];
/**
 * Recotap refused the account, although it is valid.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type FailedAccountResult = components['schemas']['FailedAccountResult'];
/**
 * Recotap's own id of the account, which `updateAccount` needs.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type AccountId = components['schemas']['AccountId'];
/**
 * The domain of the account. Whether it is as sent or cleaned is not documented.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type ResultDomain = components['schemas']['ResultDomain'];
/**
 * The counts over `results`.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type PushAccountsSummary = components['schemas']['PushAccountsSummary'];
/**
 * A JSON array of domains, written as a string. The pattern sees that it is an array of strings; that there are at most 100 it does not see.
 * @provenance documented, pages on accounts, 2026-11-22; pattern assumed, contract rule
 */
export type DomainList = components['schemas']['DomainList'];
/**
 * The envelope of a page of accounts.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type AccountsPageResponse = components['schemas']['AccountsPageResponse'];
/**
 * A page of accounts, and where the next one begins.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type AccountsPage = components['schemas']['AccountsPage'];
/**
 * The `cursor` of the next page. The last page has one too (observed), so it does not tell whether there is a next page.
 * @provenance documented, pages on accounts, 2026-11-22; type assumed, caution
 */
export type NextCursor = components['schemas']['NextCursor'];
/**
 * Whether another page follows. Only this tells which page is the last.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type HasNextPage = components['schemas']['HasNextPage'];
/**
 * An account in Recotap. `rtp_account_score: 0` with `rtp_journey_stage: ""` means that it is not yet scored, not that it is of no
 * interest.
 * @provenance documented, pages on accounts, 2026-11-22; required assumed, inference
 */
export type StoredAccount = components['schemas']['StoredAccount'];
/**
 * The strength of one signal. No bounds are documented.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type IntentScore = components['schemas']['IntentScore'];
/**
 * Values of custom fields by their keys. A field without a value may be there with null.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type StoredCustomFieldValues = components['schemas']['StoredCustomFieldValues'];
/**
 * What to change. Only `customFields` is documented; `name` and `tags` were seen to be accepted.
 * @provenance documented, pages on accounts, 2026-11-22; minProperties assumed, contract rule
 */
export type UpdateAccountRequest = components['schemas']['UpdateAccountRequest'];
/**
 * The envelope of a change.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type AccountUpdateResponse = components['schemas']['AccountUpdateResponse'];
/**
 * Confirms the change. It does not have the account.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type AccountUpdateConfirmation = components['schemas']['AccountUpdateConfirmation'];
/**
 * The ids to write.
 * @provenance documented, pages on external ids, 2026-11-22; additionalProperties assumed, contract rule
 */
export type MapExternalIdsRequest = components['schemas']['MapExternalIdsRequest'];
/**
 * The id of one account. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on external ids, 2026-11-22; additionalProperties assumed, contract rule
 */
export type ExternalIdMapping = components['schemas']['ExternalIdMapping'];
/**
 * The envelope of a request that passed validation.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type MappingCountsResponse = components['schemas']['MappingCountsResponse'];
/**
 * The counts, and the domains that matched no account.
 * @provenance documented, pages on external ids, 2026-11-22
 */
export type MappingCounts = components['schemas']['MappingCounts'];
/**
 * The envelope of the accounts without an id.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type AccountsWithoutExternalIdResponse = components['schemas']['AccountsWithoutExternalIdResponse'];
/**
 * An account that has no id of your system.
 * @provenance documented, pages on external ids, 2026-11-22
 */
export type AccountWithoutExternalId = components['schemas']['AccountWithoutExternalId'];
/**
 * The envelope of custom fields. After a field is created, it only has that one.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type CustomFieldsResponse = components['schemas']['CustomFieldsResponse'];
/**
 * A custom field of accounts.
 * @provenance documented, pages on custom fields, 2026-11-22
 */
export type CustomField = components['schemas']['CustomField'];
/**
 * The field to create. A selection needs options.
 * @provenance documented, pages on custom fields, 2026-11-22
 */
export type CreateCustomFieldRequest = components['schemas']['CreateCustomFieldRequest'];
/**
 * A field for text, a number or a date. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on custom fields, 2026-11-22; additionalProperties assumed, contract rule
 */
export type PlainCustomField = components['schemas']['PlainCustomField'];
/**
 * A field whose values are chosen from a list. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on custom fields, 2026-11-22; additionalProperties assumed, contract rule
 */
export type SelectionCustomField = components['schemas']['SelectionCustomField'];
/**
 * The name under which the field is shown, and from which its key is made.
 * @provenance documented, pages on custom fields, 2026-11-22; minLength assumed, contract rule
 */
export type CustomFieldLabel = components['schemas']['CustomFieldLabel'];
/**
 * What the field is for.
 * @provenance documented, pages on custom fields, 2026-11-22
 */
export type CustomFieldDescription = components['schemas']['CustomFieldDescription'];
/**
 * The calls and emails to record.
 * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
 */
export type PushSalesActivitiesRequest = components['schemas']['PushSalesActivitiesRequest'];
/**
 * A call or an email of a sales rep. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
 */
export type SalesActivity = components['schemas']['SalesActivity'];
/**
 * The person who called or wrote. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
 */
export type ActivitySender = components['schemas']['ActivitySender'];
/**
 * A person whom the call or email reached. Unknown fields are refused by this contract, so that a misspelt field is found before the request.
 * @provenance documented, pages on sales activities, 2026-11-22; additionalProperties assumed, contract rule
 */
export type ActivityContact = components['schemas']['ActivityContact'];
/**
 * The envelope of a request that passed validation.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type ActivityResultsResponse = components['schemas']['ActivityResultsResponse'];
/**
 * The result of each activity, and the counts.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type ActivityResults = components['schemas']['ActivityResults'];
/**
 * The result of one activity.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type ActivityResult = components['schemas']['ActivityResult'];
/**
 * The activity was new and is stored.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type CreatedActivityResult = components['schemas']['CreatedActivityResult'];
/**
 * Recotap refused the activity, such as one whose id it has already.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type FailedActivityResult = components['schemas']['FailedActivityResult'];
/**
 * Recotap skipped the activity, because its type is neither `call` nor `email`.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type SkippedActivityResult = components['schemas']['SkippedActivityResult'];
/**
 * The id of the activity, as it was sent.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type ActivityId = components['schemas']['ActivityId'];
/**
 * The counts over `results`.
 * @provenance documented, pages on sales activities, 2026-11-22
 */
export type PushSalesActivitiesSummary = components['schemas']['PushSalesActivitiesSummary'];
/**
 * The envelope of a page of segments.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type SegmentsPageResponse = components['schemas']['SegmentsPageResponse'];
/**
 * A page of segments, and where the next one begins.
 * @provenance documented, pages on segments, 2026-11-22
 */
export type SegmentsPage = components['schemas']['SegmentsPage'];
/**
 * A group of accounts.
 * @provenance documented, pages on segments, 2026-11-22
 */
export type Segment = components['schemas']['Segment'];
/**
 * The names, bare or under `data`. This rests on responses of the live API; the vendor's pages would have them in the envelope.
 * @provenance observed, integrator notes, 2026-06-04
 */
export type JourneyStagesResponse = components['schemas']['JourneyStagesResponse'];
/**
 * The names of the stages, from first to last. This rests on a response of the live API.
 * @provenance observed, integrator notes, 2026-06-04
 */
export type JourneyStageList = components['schemas']['JourneyStageList'];
/**
 * The names under `data`, with or without the rest of the envelope. This rests on a response of the live API, which was without.
 * @provenance observed, integrator notes, 2026-06-04
 */
export type JourneyStagesObject = components['schemas']['JourneyStagesObject'];
/**
 * The whole request is refused, by the validator or by a business rule.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type BadRequestResponse = components['schemas']['BadRequestResponse'];
/**
 * The envelope of an error that is not the validator's. `data` is null by the vendor's pages and was seen to be left out on the live
 * API; both are admitted. `customMessage` is the better text where there is one.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type ErrorResponse = components['schemas']['ErrorResponse'];
/**
 * The envelope of the validator's errors. It has no `customMessage`.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type ValidationErrorResponse = components['schemas']['ValidationErrorResponse'];
/**
 * One error of class-validator. The vendor's pages show the flat form, `property` with `constraints`. The library's own form for nested
 * objects carries `children` instead, where an element of an array has its index as `property`; that form rests on class-validator itself.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type ValidationError = components['schemas']['ValidationError'];
/**
 * The HTTP status.
 * @provenance documented, pages on the basics, 2026-11-22; minimum assumed, common practice; maximum assumed, common practice
 */
export type StatusCode = components['schemas']['StatusCode'];
/**
 * The time of the response.
 * @provenance documented, pages on the basics, 2026-11-22; format assumed, inference
 */
export type Timestamp = components['schemas']['Timestamp'];
/**
 * The path of the request, with its query string (observed).
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type RequestPath = components['schemas']['RequestPath'];
/**
 * A wait in whole seconds, or the HTTP date until which to wait. This rests on the HTTP standard; the vendor documents none.
 * @provenance assumed, common practice
 */
export type RetryAfter = components['schemas']['RetryAfter'];
/**
 * The key is missing or not valid. The messages differ between the documentation and the live API.
 * @provenance documented, pages on the basics, 2026-11-22
 */
export type ResponseUnauthorized = components['responses']['Unauthorized'];
/**
 * The body is larger than the server accepts, so send less at a time. This rests on what web servers
 * commonly do; no limit in bytes is documented, and none was seen.
 * @provenance assumed, common practice
 */
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
/**
 * Too many requests came in a short time, so hold back all requests of the key for as long as `Retry-After` says. This rests on
 * common practice; no rate limit is documented, and none was seen.
 * @provenance assumed, common practice
 */
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
/**
 * The server failed, and may have stored what was sent. Sending an upsert again is safe; if something that is only created exists
 * already, the response says so. This rests on common practice; nothing is documented about server errors.
 * @provenance assumed, common practice
 */
export type ResponseInternalServerError = components['responses']['InternalServerError'];
/**
 * The server takes no requests at the moment. Any other 5xx means the same for a client, such as a 502 or 504 of a proxy in front of the API, which
 * may have a body that is not JSON. What was sent may have been stored or not. This rests on common practice; nothing is documented about
 * server errors.
 * @provenance assumed, common practice
 */
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
/**
 * How many accounts to return at most, 100 by default. No maximum is documented.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type ParameterLimit = components['parameters']['Limit'];
/**
 * How many accounts to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
 * @provenance documented, pages on external ids, 2026-11-22
 */
export type ParameterMissingExternalIdsLimit = components['parameters']['MissingExternalIdsLimit'];
/**
 * How many segments to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
 * @provenance documented, pages on segments, 2026-11-22
 */
export type ParameterSegmentsLimit = components['parameters']['SegmentsLimit'];
/**
 * Where the page begins, the `nextCursor` of the page before. Leave it out for the first page.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type ParameterCursor = components['parameters']['Cursor'];
/**
 * Only accounts that changed after this time, the `syncTimestamp` of an earlier response. Omit it for all accounts.
 * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
 */
export type ParameterLastSync = components['parameters']['LastSync'];
/**
 * Only the accounts of these domains, at most 100. It is a JSON array written as a string, and the vendor cleans each domain.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type ParameterDomains = components['parameters']['Domains'];
/**
 * Recotap's own id of the account, as in the responses of `pushAccounts` and `listAccounts`. It is not your `externalId`.
 * @provenance documented, pages on accounts, 2026-11-22
 */
export type ParameterRtpAid = components['parameters']['RtpAid'];
/** How long to wait before any further request, in whole seconds or as an HTTP date. */
export type HeaderRetryAfter = components['headers']['RetryAfter'];
/** The definitions beside the components of the contract. It has none. */
export type $defs = Record<string, never>;
/** The parameters, request body and responses of each operation, by its name. */
export interface operations {
    pushDeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushDealsRequest"];
            };
        };
        responses: {
            /**
             * The request passed validation, and each deal has its own result, which may be a failure.
             * @provenance documented, push deals page, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealResultsResponse"];
                };
            };
            /**
             * The whole request is refused, and none of its deals is stored, even if only one is malformed.
             * @provenance documented, errors page, 2026-11-22
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDealStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * The pipelines, in the envelope or bare.
             * @provenance observed, integrator notes, 2026-06-04
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealStagesResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createDealStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDealStagesRequest"];
            };
        };
        responses: {
            /**
             * All the pipelines are created.
             * @provenance documented, pages on deal stages, 2026-11-22; status assumed, by analogy
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineResultsResponse"];
                };
            };
            /**
             * The request is malformed, and none of its pipelines is created. This rests on how the vendor's validator treats deals.
             * @provenance assumed, by analogy
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /**
             * A pipeline of the request is there already. `customMessage` names it, and nothing is created, not even the new ones.
             * @provenance documented, pages on deal stages, 2026-11-22
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /**
                 * How many accounts to return at most, 100 by default. No maximum is documented.
                 * @provenance documented, pages on accounts, 2026-11-22
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * Where the page begins, the `nextCursor` of the page before. Leave it out for the first page.
                 * @provenance documented, pages on accounts, 2026-11-22
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * Only accounts that changed after this time, the `syncTimestamp` of an earlier response. Omit it for all accounts.
                 * @provenance documented, pages on accounts, 2026-11-22; description assumed, inference
                 */
                lastSync?: components["parameters"]["LastSync"];
                /**
                 * Only the accounts of these domains, at most 100. It is a JSON array written as a string, and the vendor cleans each domain.
                 * @provenance documented, pages on accounts, 2026-11-22
                 */
                domains?: components["parameters"]["Domains"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * One page of accounts.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsPageResponse"];
                };
            };
            /**
             * A parameter is malformed, such as a `lastSync` that is no ISO 8601 timestamp.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pushAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushAccountsRequest"];
            };
        };
        responses: {
            /**
             * The request passed validation, and each account has its own result, which may be a failure.
             * @provenance documented, pages on accounts, 2026-11-22; status assumed, by analogy
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResultsResponse"];
                };
            };
            /**
             * The request as a whole is refused, for its segment or for a malformed account. That no account is stored then is assumed.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Recotap's own id of the account, as in the responses of `pushAccounts` and `listAccounts`. It is not your `externalId`.
                 * @provenance documented, pages on accounts, 2026-11-22
                 */
                rtp_aid: components["parameters"]["RtpAid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        responses: {
            /**
             * The account is changed.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountUpdateResponse"];
                };
            };
            /**
             * The id is malformed, a field is none that may be changed, or a key is no active custom field. The account stays as it is.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /**
             * No account has this `rtp_aid`.
             * @provenance documented, pages on accounts, 2026-11-22
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    mapExternalIds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MapExternalIdsRequest"];
            };
        };
        responses: {
            /**
             * The request passed validation. The counts say how many accounts were found and written.
             * @provenance documented, pages on external ids, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingCountsResponse"];
                };
            };
            /**
             * The request is malformed, and none of its ids is written. This rests on how the vendor's validator treats deals.
             * @provenance assumed, by analogy
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMissingExternalIds: {
        parameters: {
            query?: {
                /**
                 * How many accounts to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
                 * @provenance documented, pages on external ids, 2026-11-22
                 */
                limit?: components["parameters"]["MissingExternalIdsLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * The accounts, as a plain array.
             * @provenance documented, pages on external ids, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsWithoutExternalIdResponse"];
                };
            };
            /**
             * The limit is malformed. This rests on how the vendor's validator treats other parameters.
             * @provenance assumed, by analogy
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCustomFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * All active custom fields of accounts.
             * @provenance documented, pages on custom fields, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldsResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCustomField: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomFieldRequest"];
            };
        };
        responses: {
            /**
             * The field is created. It comes as the one element of an array.
             * @provenance documented, pages on custom fields, 2026-11-22; status assumed, by analogy
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldsResponse"];
                };
            };
            /**
             * The request is malformed, such as a selection without options, and no field is created. This rests on how the vendor's validator treats deals.
             * @provenance assumed, by analogy
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /**
             * A field of the same key is there already.
             * @provenance documented, pages on custom fields, 2026-11-22
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pushSalesActivities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSalesActivitiesRequest"];
            };
        };
        responses: {
            /**
             * The request passed validation, and each activity has its own result, which may be a failure.
             * @provenance documented, pages on sales activities, 2026-11-22; status assumed, by analogy
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityResultsResponse"];
                };
            };
            /**
             * The request as a whole is refused, even if a single activity is malformed. That none is stored then is assumed.
             * @provenance documented, pages on sales activities, 2026-11-22
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSegments: {
        parameters: {
            query?: {
                /**
                 * How many segments to return at most. Neither a default nor a maximum is documented. The default here is that of `listAccounts`.
                 * @provenance documented, pages on segments, 2026-11-22
                 */
                limit?: components["parameters"]["SegmentsLimit"];
                /**
                 * Where the page begins, the `nextCursor` of the page before. Leave it out for the first page.
                 * @provenance documented, pages on accounts, 2026-11-22
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * One page of segments.
             * @provenance documented, pages on segments, 2026-11-22
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentsPageResponse"];
                };
            };
            /**
             * A parameter is malformed. This rests on how the vendor's validator treats the parameters of accounts.
             * @provenance assumed, by analogy
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listJourneyStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * The names, bare or under `data`. This rests on an integrator's notes of the live API.
             * @provenance observed, integrator notes, 2026-06-04
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyStagesResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}

// Written by `npm run generate` from openapi.yaml. Do not edit.
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
         * @description Creates each deal whose `externalDealId` is new and updates each one that Recotap knows already. Sending a deal again is safe.
         *
         *     **The whole request is validated before anything is stored**: one malformed deal turns it into a 400 and takes up to
         *     99 good deals down with it. Once a request is past validation the answer is a 200 regardless of what became of each
         *     deal, so a 200 promises nothing: read `data.results`, and match them to your deals by `externalDealId`.
         *
         *     Not documented: the order of `results`, what happens when one request holds an id twice, and whether a field left
         *     out of an update is kept or cleared. So match by id, send no id twice in a request or in two requests at once, and
         *     leave out what you do not know instead of sending null.
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
         * @description Lists the pipelines that were created. The answer was seen as a bare array, and so far as an empty one only; the vendor's pages
         *     have every answer in the envelope. Both are admitted, so look which one came.
         */
        get: operations["listDealStages"];
        put?: never;
        /**
         * Create up to 20 pipelines with their stages.
         * @description Registers the pipelines of your system and their stages, so that deals can be shown under them. Deals that name a
         *     stage which was never registered are accepted all the same (observed).
         *
         *     **All or nothing, and create-only.** If Recotap knows any of the `pipelineId`s already, the answer is a 409, and
         *     none of the pipelines is created. So a request that is repeated, or whose answer was lost, ends in a 409 too.
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
         * @description Lists the accounts of your team with what Recotap has found out about them: scores, intent and journey stage. Scores are
         *     computed on a schedule, so `rtp_account_score: 0` with `rtp_journey_stage: ""` means not yet scored.
         *
         *     **Stop on `hasNextPage: false`, and on nothing else**: `nextCursor` stays filled on the last page (observed).
         *
         *     To read only what changed, store the `syncTimestamp` of a run and send it as `lastSync` in the next one. A run of several pages
         *     has several: the one of its first page misses nothing.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Create up to 100 accounts, or upsert them.
         * @description Creates each account whose domain is new. **Accounts are told apart by their `domain`, cleaned by the vendor**: scheme, `www.`
         *     and path go, and what is left is put in lower case, so `https://www.Acme.com/about` and `acme.com` are one account. `externalId`
         *     tells nothing apart.
         *
         *     **Without `upsert: true` a domain that Recotap knows comes back as `failed`**; with it the account is updated.
         *
         *     The whole request is validated before anything is stored, and one malformed account or a `segmentId` that cannot be used turns it
         *     into a 400. Past that the answer is a 200 regardless of what became of each account, so read `data.results`. Not documented:
         *     the order of `results`, whether their `domain` is as sent or cleaned, and what happens to a domain that comes twice. So match them
         *     by the cleaned domain, and send no domain twice in a request.
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
         * @description Writes the custom fields that are sent and keeps the others: the merge goes key by key, and no key is created by it.
         *
         *     By the vendor's pages any field but `customFields` is a 400, and so is a key that is no active custom field. `name` and `tags` were seen
         *     to be accepted all the same. Both are admitted here, so be ready for either answer.
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
         * @description Writes your `externalId` onto each account whose domain matches. Made for the first time that two systems meet:
         *     `listMissingExternalIds` tells which accounts have none.
         *
         *     **An `externalId` that is there is overwritten without a word**, and of two mappings for one domain the last one wins. There is no
         *     result for each mapping: the answer counts, and `notFound` names the domains that matched no account.
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
         * @description Lists accounts without an `externalId`, for `mapExternalIds` to fill. There is no cursor: what follows the first `limit` accounts
         *     comes into reach once those have their ids.
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
         * @description Lists the active custom fields, whose keys stand in the `customFields` of accounts. This path is in the plural; the one that creates a
         *     field is in the singular.
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
         * @description **The key is made from the label and cannot be chosen**: spaces become `_`, letters upper case, and `_C` is appended, as in
         *     `CONTRACT_VALUE_C` from `Contract Value`. Other characters stay, so read the key from the answer. A field of the same key is a 409,
         *     which is also what a repeated request gets.
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
         * @description Records calls and emails of your sales reps with the people they reached. **Activities are created and never updated**: an
         *     `externalActivityId` that Recotap knows comes back as `failed`, which is also what a repeated request gets. An `activityType` other than
         *     `call` and `email` comes back as `skipped`.
         *
         *     The whole request is validated before anything is stored, and one malformed activity turns it into a 400. Past that the
         *     answer is a 200 regardless of what became of each activity, so read `data.results`, and match them by `externalActivityId`.
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
         * @description Lists the segments of your team, whose ids `pushAccounts` takes as `segmentId`. Stop on `hasNextPage: false`, and on nothing else:
         *     `nextCursor` may stay filled on the last page, as it does for accounts.
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
         * @description Lists the stages that `rtp_journey_stage` of an account can name, from first to last. The answer was seen as a bare array and with the array
         *     under `data`; both are admitted, so look which one came. This rests on an integrator's notes of the live API.
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The deals to upsert. */
        PushDealsRequest: {
            /** @description The deals, each id once at most. */
            deals: components["schemas"]["Deal"][];
        };
        /**
         * @description One deal of your system. Closed in this contract so that a misspelt field is found before the send; what
         *     the vendor does with an unknown field is not documented.
         */
        Deal: {
            /**
             * @description Your system's unique id of the deal, by which Recotap tells a new deal from a known one.
             * @example deal-001
             */
            externalDealId: string;
            /**
             * @description The title of the deal.
             * @example Acme Corp - Enterprise Plan
             */
            name: string;
            /**
             * @description The value of the deal, in the currency of `dealCurrencyCode`.
             * @example 75000
             */
            amount?: number;
            /**
             * @description The id of the deal's stage in your system. An id that was never registered is accepted (observed).
             * @example stage-3
             */
            stageId?: string;
            /**
             * @description The name under which the stage is shown.
             * @example Proposal Sent
             */
            stageLabel?: string;
            /**
             * @description The id of the deal's pipeline in your system.
             * @example smb-pipeline
             */
            pipelineId?: string;
            /**
             * @description The name under which the pipeline is shown.
             * @example SMB Sales
             */
            pipelineLabel?: string;
            /** @description When the deal began. */
            startDate?: components["schemas"]["DateOrTimestamp"];
            /** @description When the deal closed or is expected to close. */
            closedDate?: components["schemas"]["DateOrTimestamp"];
            /**
             * @description The name of the sales rep who owns the deal in your system.
             * @example Jane Smith
             */
            ownerName?: string;
            /** @description The email address of the sales rep who owns the deal in your system. Leave it out when unknown. */
            ownerEmail?: components["schemas"]["Email"];
            /**
             * @description The id of the sales rep in your system.
             * @example rep-123
             */
            ownerId?: string;
            /**
             * @description The currency of `amount`. The vendor's examples are ISO 4217 codes; no list of accepted ones is documented.
             * @example USD
             */
            dealCurrencyCode?: string;
            /** @description The accounts that the deal belongs to, used for revenue attribution. No maximum is documented, the one given is this contract's own. */
            associatedAccounts?: components["schemas"]["AssociatedAccount"][];
        };
        /** @description An account of the deal. Closed in this contract so that a misspelt field is found before the send. */
        AssociatedAccount: {
            /**
             * @description The id of the account in your system.
             * @example crm-001
             */
            externalId?: string;
            /**
             * @description The web domain by which Recotap finds the account. Scheme, `www.` and path are removed by the vendor. Without a
             *     match the deal is stored unlinked, and nothing in the answer says so.
             * @example acme.com
             */
            domain?: string;
            /**
             * @description The display name of the company.
             * @example Acme Corp
             */
            name?: string;
        };
        /**
         * @description An ISO 8601 calendar date, alone or with a time of day, with or without an offset from UTC. Days that do not exist are refused. The vendor's validator
         *     takes bare dates as well as timestamps (observed). Give the offset: how a time without one is read is not documented.
         * @example 2026-01-15T00:00:00Z
         */
        DateOrTimestamp: string;
        /**
         * @description An email address with a top-level domain, as the vendor's validator (class-validator) wants it. The pattern mirrors that rule but
         *     for three: it does not count the bytes, 64 before the @ and 254 after it; it refuses quoted names; and it refuses a domain with
         *     characters beyond U+FFFF, such as emoji. There is no `format`, because the `email` of JSON Schema refuses jürgen@example.com, which
         *     the vendor's validator accepts.
         * @example jane@yourcompany.com
         */
        Email: string;
        /** @description The envelope of a request that got past validation. */
        DealResultsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["DealResults"];
        };
        /** @description What became of each deal, and the counts. */
        DealResults: {
            /** @description One result a deal. Their order is not documented, so match them by `externalDealId`. */
            results: components["schemas"]["DealResult"][];
            summary: components["schemas"]["PushDealsSummary"];
        };
        /** @description What became of one deal. */
        DealResult: components["schemas"]["UpsertedDealResult"] | components["schemas"]["FailedDealResult"];
        /** @description The deal is stored, created or updated. Whether it is linked to an account is not said. */
        UpsertedDealResult: {
            /**
             * @description The id of the deal, as it was sent.
             * @example deal-001
             */
            externalDealId: string;
            /**
             * @description The word for a stored deal.
             * @enum {string}
             */
            status: "upserted";
        };
        /** @description Recotap refused the deal, for a reason other than its form. */
        FailedDealResult: {
            /**
             * @description The id of the deal, as it was sent.
             * @example deal-002
             */
            externalDealId: string;
            /**
             * @description The word for a refused deal.
             * @enum {string}
             */
            status: "failed";
            /**
             * @description The reason, in the vendor's words. None of the texts is documented.
             * @example Pipeline smb-pipeline is archived
             */
            error: string;
        };
        /** @description The counts over `results`. */
        PushDealsSummary: {
            /**
             * @description How many deals the request held.
             * @example 2
             */
            total: number;
            /**
             * @description How many were stored.
             * @example 1
             */
            upserted: number;
            /**
             * @description How many were refused.
             * @example 1
             */
            failed: number;
        };
        /** @description The pipelines to create. */
        CreateDealStagesRequest: {
            /** @description The pipelines, each of them new to Recotap. */
            pipelines: components["schemas"]["Pipeline"][];
        };
        /** @description A pipeline of your system with its stages. Closed in this contract so that a misspelt field is found before the send. */
        Pipeline: {
            /**
             * @description Your system's unique id of the pipeline, the `pipelineId` of its deals.
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * @description The name under which the pipeline is shown.
             * @example SMB Sales
             */
            pipelineLabel: string;
            /** @description The stages in their order. No maximum is documented, the one given is this contract's own. */
            stages: components["schemas"]["Stage"][];
        };
        /** @description A stage of a pipeline. Closed in this contract so that a misspelt field is found before the send. */
        Stage: {
            /**
             * @description Your system's id of the stage, unique within its pipeline, the `stageId` of its deals.
             * @example stage-3
             */
            stageId: string;
            /**
             * @description The name under which the stage is shown.
             * @example Proposal Sent
             */
            stageLabel: string;
        };
        /** @description The envelope of pipelines that were created. */
        PipelineResultsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["PipelineResults"];
        };
        /** @description What became of each pipeline, and the counts. */
        PipelineResults: {
            /** @description One result a pipeline. */
            results: components["schemas"]["CreatedPipelineResult"][];
            summary: components["schemas"]["CreateDealStagesSummary"];
        };
        /** @description The pipeline is created. There is no other result, as a request creates all of its pipelines or none. */
        CreatedPipelineResult: {
            /**
             * @description The id of the pipeline, as it was sent.
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * @description The word for a created pipeline.
             * @enum {string}
             */
            status: "created";
        };
        /** @description The counts over `results`. */
        CreateDealStagesSummary: {
            /**
             * @description How many pipelines the request held.
             * @example 2
             */
            total: number;
            /**
             * @description How many were created.
             * @example 2
             */
            created: number;
        };
        /** @description The pipelines in the envelope, as the vendor's pages have every answer, or as a bare array (observed). */
        DealStagesResponse: components["schemas"]["PipelineList"] | components["schemas"]["PipelinesEnvelope"];
        /** @description The pipelines without the envelope. This rests on an answer of the live API, which was empty. */
        PipelineList: components["schemas"]["StoredPipeline"][];
        /** @description The pipelines in the envelope of every answer. */
        PipelinesEnvelope: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["PipelineList"];
        };
        /** @description A pipeline as Recotap holds it. This rests on the shape in which pipelines are created; nobody has seen one listed. */
        StoredPipeline: {
            /**
             * @description The id of the pipeline in your system.
             * @example smb-pipeline
             */
            pipelineId: string;
            /**
             * @description The name under which the pipeline is shown.
             * @example SMB Sales
             */
            pipelineLabel: string;
            /** @description The stages in their order. */
            stages: components["schemas"]["StoredStage"][];
        };
        /** @description A stage as Recotap holds it. This rests on the shape in which stages are created; nobody has seen one listed. */
        StoredStage: {
            /**
             * @description The id of the stage in your system.
             * @example stage-3
             */
            stageId: string;
            /**
             * @description The name under which the stage is shown.
             * @example Proposal Sent
             */
            stageLabel: string;
        };
        /** @description The accounts to create or upsert. */
        PushAccountsRequest: {
            /** @description The accounts, each domain once at most. */
            accounts: components["schemas"]["Account"][];
            /**
             * @description The segment that takes the accounts, from `listSegments`. One that cannot take any turns the whole request into a 400.
             * @example 663d0e4b7a1c2f0033b8d401
             */
            segmentId?: string;
            /**
             * @description Whether a domain that Recotap knows is updated. It is `failed` unless this is true.
             * @example true
             */
            upsert?: boolean;
        };
        /** @description A company of your system. Closed in this contract so that a misspelt field is found before the send. */
        Account: {
            /**
             * @description The web domain, by which Recotap tells a new account from a known one. Scheme, `www.` and path are removed by the vendor, and the
             *     rest is put in lower case.
             * @example acme.com
             */
            domain: string;
            /**
             * @description The name of the company.
             * @example Acme Corp
             */
            name: string;
            /**
             * @description The id of the account in your system.
             * @example crm-001
             */
            externalId?: string;
            /**
             * @description A shorter name of the company.
             * @example Acme
             */
            shortName?: string;
            /**
             * @description The company's page on LinkedIn.
             * @example https://www.linkedin.com/company/acme-corp
             */
            linkedinUrl?: string;
            tags?: components["schemas"]["Tags"];
            customFields?: components["schemas"]["CustomFieldValues"];
        };
        /**
         * @description Words of your own. No maximum is documented, the one given is this contract's own.
         * @example [
         *       "enterprise",
         *       "q2-target"
         *     ]
         */
        Tags: string[];
        /**
         * @description Values of custom fields by their keys, which `listCustomFields` tells. A key that is no active custom field is refused. How the value of each
         *     type of field is written is not documented, so any is admitted.
         * @example {
         *       "CONTRACT_VALUE_C": 75000
         *     }
         */
        CustomFieldValues: {
            [key: string]: unknown;
        };
        /** @description The envelope of a request that got past validation. */
        AccountResultsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["AccountResults"];
        };
        /** @description What became of each account, and the counts. */
        AccountResults: {
            /** @description One result an account. Their order is not documented, so match them by the cleaned `domain`. */
            results: components["schemas"]["AccountResult"][];
            summary: components["schemas"]["PushAccountsSummary"];
        };
        /** @description What became of one account. */
        AccountResult: components["schemas"]["CreatedAccountResult"] | components["schemas"]["UpdatedAccountResult"] | components["schemas"]["FailedAccountResult"];
        /** @description The account was new and is stored. */
        CreatedAccountResult: {
            rtp_aid: components["schemas"]["AccountId"];
            domain: components["schemas"]["ResultDomain"];
            /**
             * @description The word for a new account.
             * @enum {string}
             */
            status: "created";
        };
        /** @description Recotap knew the account and has updated it, as `upsert` was true. */
        UpdatedAccountResult: {
            rtp_aid: components["schemas"]["AccountId"];
            domain: components["schemas"]["ResultDomain"];
            /**
             * @description The word for an updated account.
             * @enum {string}
             */
            status: "updated";
        };
        /** @description Recotap refused the account, for a reason other than its form. */
        FailedAccountResult: {
            /**
             * @description Recotap's own id of the account where it has one. Null when a custom field is the reason.
             * @example 663abc1f9d2e4b0012a7c301
             */
            rtp_aid?: string | null;
            domain: components["schemas"]["ResultDomain"];
            /**
             * @description The word for a refused account.
             * @enum {string}
             */
            status: "failed";
            /**
             * @description The reason, in the vendor's words. Nothing promises that there is one.
             * @example Account with domain acme.com already exists
             */
            error?: string;
        };
        /**
         * @description Recotap's own id of the account. Keep it, `updateAccount` wants it.
         * @example 663abc1f9d2e4b0012a7c301
         */
        AccountId: string;
        /**
         * @description The domain of the account. Whether it is as sent or cleaned is not documented.
         * @example acme.com
         */
        ResultDomain: string;
        /** @description The counts over `results`. */
        PushAccountsSummary: {
            /**
             * @description How many accounts the request held.
             * @example 3
             */
            total: number;
            /**
             * @description How many were new.
             * @example 2
             */
            created: number;
            /**
             * @description How many were updated. May be absent without `upsert`.
             * @example 1
             */
            updated?: number;
            /**
             * @description How many were refused.
             * @example 0
             */
            failed: number;
        };
        /**
         * @description A JSON array of domains, written as a string. The pattern sees that it is an array of strings; that there are at most 100 it does not see.
         * @example ["acme.com","globex.com"]
         */
        DomainList: string;
        /** @description The envelope of a page of accounts. */
        AccountsPageResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["AccountsPage"];
        };
        /** @description A page of accounts, and where the next one begins. */
        AccountsPage: {
            /** @description The accounts. */
            data: components["schemas"]["StoredAccount"][];
            nextCursor: components["schemas"]["NextCursor"];
            hasNextPage: components["schemas"]["HasNextPage"];
            /**
             * Format: date-time
             * @description When the server looked. Store it and send it as `lastSync` next time.
             * @example 2026-06-04T10:00:00.000Z
             */
            syncTimestamp: string;
        };
        /**
         * @description The `cursor` of the next page. It says nothing of whether there is one, as it stays filled on the last page (observed).
         * @example 663abc1f9d2e4b0012a7c302
         */
        NextCursor: string | null;
        /**
         * @description Whether another page follows. False is the one sign of the last page.
         * @example true
         */
        HasNextPage: boolean;
        /**
         * @description An account as Recotap holds it. `rtp_account_score: 0` with `rtp_journey_stage: ""` means that it is not yet scored, not that it is of no
         *     interest.
         */
        StoredAccount: {
            rtp_aid: components["schemas"]["AccountId"];
            /**
             * @description The id of the account in your system. Null or absent when it was never given.
             * @example crm-001
             */
            externalId?: string | null;
            /**
             * @description The name of the company.
             * @example Acme Corp
             */
            name: string;
            /**
             * @description The web domain, cleaned.
             * @example acme.com
             */
            domain: string;
            /**
             * @description How promising the account is. From 0 to 100 by the vendor's pages, above 100 on the live API (observed), and 0 until scored.
             * @example 78
             */
            rtp_account_score: number;
            /**
             * @description How far the account has come, a name of `listJourneyStages`. Empty until scored.
             * @example Consideration
             */
            rtp_journey_stage: string;
            /** @description What its people did with your advertisements. */
            rtp_advertising_activity_score?: components["schemas"]["IntentScore"];
            /** @description What its people did on your website. */
            rtp_website_intent_score?: components["schemas"]["IntentScore"];
            /** @description What its people looked for on G2. */
            rtp_g2_intent_score?: components["schemas"]["IntentScore"];
            /** @description What its people read, by Bombora. */
            rtp_bombora_intent_score?: components["schemas"]["IntentScore"];
            /**
             * @description When Recotap last updated the account. An account that never was may have null.
             * @example 2026-06-04T09:00:00.000Z
             */
            rtp_last_account_date?: string | null;
            customFields?: components["schemas"]["StoredCustomFieldValues"];
        };
        /**
         * @description The strength of one signal, 0 until scored.
         * @example 42
         */
        IntentScore: number;
        /**
         * @description Values of custom fields by their keys. A field without a value may be there with null.
         * @example {
         *       "CONTRACT_VALUE_C": 75000,
         *       "RENEWAL_DATE_C": null
         *     }
         */
        StoredCustomFieldValues: {
            [key: string]: unknown;
        };
        /** @description What to change. `customFields` alone is documented; `name` and `tags` were seen to be accepted. */
        UpdateAccountRequest: {
            customFields?: components["schemas"]["CustomFieldValues"];
            /**
             * @description The name of the company (observed). By the vendor's pages a 400.
             * @example Acme Corporation
             */
            name?: string;
            /** @description Words of your own (observed). By the vendor's pages a 400. */
            tags?: components["schemas"]["Tags"];
        };
        /** @description The envelope of a change. */
        AccountUpdateResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["AccountUpdateConfirmation"];
        };
        /** @description A word of success. The account itself is not in it. */
        AccountUpdateConfirmation: {
            /**
             * @description That the account is changed, in the vendor's words.
             * @example Account updated successfully
             */
            message: string;
        };
        /** @description The ids to write. */
        MapExternalIdsRequest: {
            /** @description The mappings. Of two for one domain the last one wins. */
            mappings: components["schemas"]["ExternalIdMapping"][];
        };
        /** @description The id of one account. Closed in this contract so that a misspelt field is found before the send. */
        ExternalIdMapping: {
            /**
             * @description The web domain by which Recotap finds the account.
             * @example acme.com
             */
            domain: string;
            /**
             * @description The id of the account in your system. It overwrites the one that Recotap holds.
             * @example crm-001
             */
            externalId: string;
        };
        /** @description The envelope of a request that got past validation. */
        MappingCountsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["MappingCounts"];
        };
        /** @description The counts, and the domains that matched no account. */
        MappingCounts: {
            /**
             * @description How many accounts were found.
             * @example 1
             */
            matched: number;
            /**
             * @description How many of them were written.
             * @example 1
             */
            updated: number;
            /**
             * @description The domains that matched no account.
             * @example [
             *       "vandelay.com"
             *     ]
             */
            notFound: string[];
        };
        /** @description The envelope of the accounts without an id. */
        AccountsWithoutExternalIdResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            /** @description The accounts. */
            data: components["schemas"]["AccountWithoutExternalId"][];
        };
        /** @description An account that has no id of your system. */
        AccountWithoutExternalId: {
            /**
             * @description The name of the company.
             * @example Globex
             */
            name: string;
            /**
             * @description The web domain, cleaned, for `mapExternalIds`.
             * @example globex.com
             */
            domain: string;
        };
        /** @description The envelope of custom fields. Of one that was just created it holds that one alone. */
        CustomFieldsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            /** @description The custom fields. */
            data: components["schemas"]["CustomField"][];
        };
        /** @description A custom field of accounts. */
        CustomField: {
            /**
             * @description The key in the `customFields` of accounts, made by Recotap from the label.
             * @example CONTRACT_VALUE_C
             */
            key: string;
            /**
             * @description The name under which the field is shown.
             * @example Contract Value
             */
            label: string;
            /**
             * @description The type of the field.
             * @example number
             * @enum {string}
             */
            labelType: "singleLineText" | "multiLineText" | "singleSelection" | "multiSelection" | "number" | "date";
            /**
             * @description What the field is for. Null when nobody said.
             * @example Total contract value in USD
             */
            description: string | null;
            /**
             * @description What can be chosen in a selection. Empty for the other types.
             * @example []
             */
            options: string[];
            /**
             * @description What the field belongs to, always `accounts`.
             * @example accounts
             */
            objectType: string;
            /**
             * @description Whether the field can be used. Only fields that are `active` are listed.
             * @example active
             */
            status: string;
        };
        /** @description The field to create. A selection needs options, the other types take none in this contract. */
        CreateCustomFieldRequest: components["schemas"]["PlainCustomField"] | components["schemas"]["SelectionCustomField"];
        /** @description A field for text, a number or a date. Closed in this contract so that a misspelt field is found before the send. */
        PlainCustomField: {
            label: components["schemas"]["CustomFieldLabel"];
            /**
             * @description The type of the field.
             * @example number
             * @enum {string}
             */
            labelType: "singleLineText" | "multiLineText" | "number" | "date";
            description?: components["schemas"]["CustomFieldDescription"];
        };
        /** @description A field whose values are chosen from a list. Closed in this contract so that a misspelt field is found before the send. */
        SelectionCustomField: {
            label: components["schemas"]["CustomFieldLabel"];
            /**
             * @description The type of the field.
             * @example singleSelection
             * @enum {string}
             */
            labelType: "singleSelection" | "multiSelection";
            description?: components["schemas"]["CustomFieldDescription"];
            /**
             * @description What can be chosen. No maximum is documented, the one given is this contract's own.
             * @example [
             *       "inbound",
             *       "outbound",
             *       "partner"
             *     ]
             */
            options: string[];
        };
        /**
         * @description The name under which the field is shown, and from which its key is made.
         * @example Contract Value
         */
        CustomFieldLabel: string;
        /**
         * @description What the field is for.
         * @example Total contract value in USD
         */
        CustomFieldDescription: string;
        /** @description The calls and emails to record. */
        PushSalesActivitiesRequest: {
            /** @description The activities, each id once at most. */
            activities: components["schemas"]["SalesActivity"][];
        };
        /** @description A call or an email of a sales rep. Closed in this contract so that a misspelt field is found before the send. */
        SalesActivity: {
            /**
             * @description Your system's unique id of the activity, by which Recotap tells a new activity from a known one.
             * @example call-001
             */
            externalActivityId: string;
            /**
             * @description Either `call` or `email`. Another type is no error but comes back as `skipped`, so this contract admits it.
             * @example call
             */
            activityType: string;
            /** @description When it took place. */
            occurredAt: components["schemas"]["DateOrTimestamp"];
            /**
             * @description The web domain of the account that was called or written to.
             * @example acme.com
             */
            domain: string;
            /**
             * @description The name of that account.
             * @example Acme Corp
             */
            accountName?: string;
            /**
             * @description What it was about, such as the subject of the email.
             * @example Your proposal
             */
            subject?: string;
            /**
             * @description The name of the sales rep in your system.
             * @example Jane Smith
             */
            ownerName?: string;
            /** @description The email address of the sales rep in your system. */
            ownerEmail: components["schemas"]["Email"];
            /**
             * @description The id of the sales rep in your system.
             * @example rep-123
             */
            ownerId?: string;
            from?: components["schemas"]["ActivitySender"];
            /** @description The people who were reached. No maximum is documented, the one given is this contract's own. */
            contacts: components["schemas"]["ActivityContact"][];
            /**
             * @description The title of the call. For calls.
             * @example Discovery call
             */
            callTitle?: string;
            /**
             * @description How long the call took, in minutes. For calls.
             * @example 30
             */
            durationMinutes?: number;
            /**
             * @description How the call ended. For calls.
             * @example Connected
             */
            outcome?: string;
            /**
             * @description Who called whom. For calls.
             * @example outbound
             * @enum {string}
             */
            direction?: "inbound" | "outbound";
            /**
             * @description How often the email was opened. For emails.
             * @example 3
             */
            openCount?: number;
            /**
             * @description How often a link of the email was followed. For emails.
             * @example 1
             */
            clickCount?: number;
        };
        /** @description Who called or wrote. Closed in this contract so that a misspelt field is found before the send. */
        ActivitySender: {
            /**
             * @description The name of the sender.
             * @example Jane Smith
             */
            name?: string;
            /** @description The email address of the sender. */
            email?: components["schemas"]["Email"];
        };
        /** @description A person who was reached. Closed in this contract so that a misspelt field is found before the send. */
        ActivityContact: {
            /** @description The email address of the person. */
            email: components["schemas"]["Email"];
            /**
             * @description The id of the person in your system.
             * @example contact-456
             */
            externalContactId?: string;
            /**
             * @description The name of the person.
             * @example John Doe
             */
            name?: string;
            /**
             * @description The job of the person.
             * @example VP of Engineering
             */
            title?: string;
            /**
             * @description The department of the person.
             * @example Engineering
             */
            department?: string;
            /**
             * @description The rank of the person.
             * @example VP
             */
            seniority?: string;
            /**
             * @description The telephone number of the person.
             * @example +1 415 555 0101
             */
            phone?: string;
            /**
             * @description The person's page on LinkedIn.
             * @example https://linkedin.com/in/johndoe
             */
            linkedinUrl?: string;
        };
        /** @description The envelope of a request that got past validation. */
        ActivityResultsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["ActivityResults"];
        };
        /** @description What became of each activity, and the counts. */
        ActivityResults: {
            /** @description One result an activity. Their order is not documented, so match them by `externalActivityId`. */
            results: components["schemas"]["ActivityResult"][];
            summary: components["schemas"]["PushSalesActivitiesSummary"];
        };
        /** @description What became of one activity. */
        ActivityResult: components["schemas"]["CreatedActivityResult"] | components["schemas"]["FailedActivityResult"] | components["schemas"]["SkippedActivityResult"];
        /** @description The activity was new and is stored. */
        CreatedActivityResult: {
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * @description The word for a stored activity.
             * @enum {string}
             */
            status: "created";
        };
        /** @description Recotap refused the activity, for instance because it knows its id already. */
        FailedActivityResult: {
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * @description The word for a refused activity.
             * @enum {string}
             */
            status: "failed";
            /**
             * @description The reason, in the vendor's words. Nothing promises that there is one.
             * @example Activity call-001 already exists
             */
            error?: string;
        };
        /** @description Recotap passed the activity over, as its type is neither `call` nor `email`. */
        SkippedActivityResult: {
            externalActivityId: components["schemas"]["ActivityId"];
            /**
             * @description The word for an activity that was passed over.
             * @enum {string}
             */
            status: "skipped";
            /**
             * @description The reason, in the vendor's words. Nothing promises that there is one.
             * @example Activity type meeting is not processed
             */
            error?: string;
        };
        /**
         * @description The id of the activity, as it was sent.
         * @example call-001
         */
        ActivityId: string;
        /** @description The counts over `results`. */
        PushSalesActivitiesSummary: {
            /**
             * @description How many activities the request held.
             * @example 2
             */
            total: number;
            /**
             * @description How many were stored.
             * @example 1
             */
            created: number;
            /**
             * @description How many were refused.
             * @example 0
             */
            failed: number;
            /**
             * @description How many were passed over.
             * @example 1
             */
            skipped: number;
        };
        /** @description The envelope of a page of segments. */
        SegmentsPageResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["SegmentsPage"];
        };
        /** @description A page of segments, and where the next one begins. */
        SegmentsPage: {
            /** @description The segments. */
            data: components["schemas"]["Segment"][];
            nextCursor: components["schemas"]["NextCursor"];
            hasNextPage: components["schemas"]["HasNextPage"];
        };
        /** @description A group of accounts. */
        Segment: {
            /**
             * @description Recotap's own id of the segment, for `pushAccounts`.
             * @example 663d0e4b7a1c2f0033b8d401
             */
            segmentId: string;
            /**
             * @description The name of the segment.
             * @example Enterprise Targets
             */
            name: string;
            /**
             * @description How far the segment is.
             * @example active
             * @enum {string}
             */
            status: "active" | "draft";
        };
        /** @description The names bare or under `data`. This rests on answers of the live API; the vendor's pages would have them in the envelope. */
        JourneyStagesResponse: components["schemas"]["JourneyStageList"] | components["schemas"]["JourneyStagesObject"];
        /**
         * @description The names of the stages, from first to last. This rests on an answer of the live API.
         * @example [
         *       "Unaware",
         *       "Aware",
         *       "Consideration",
         *       "Opportunity",
         *       "Customer"
         *     ]
         */
        JourneyStageList: string[];
        /** @description The names under `data`, with or without the rest of the envelope. This rests on an answer of the live API, which was without. */
        JourneyStagesObject: {
            statusCode?: components["schemas"]["StatusCode"];
            timestamp?: components["schemas"]["Timestamp"];
            path?: components["schemas"]["RequestPath"];
            data: components["schemas"]["JourneyStageList"];
        };
        /** @description A refusal of the whole request, by the validator or for a reason of business. */
        BadRequestResponse: components["schemas"]["ValidationErrorResponse"] | components["schemas"]["ErrorResponse"];
        /**
         * @description The envelope of an error that is not the validator's. `data` is null by the vendor's pages and was seen to be left out on the live
         *     API; both are admitted. `customMessage` is the better text where there is one.
         */
        ErrorResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            /**
             * @description The kind of error.
             * @example Unauthorized access
             */
            message: string;
            /**
             * @description What went wrong, for a person.
             * @example Invalid API key
             */
            customMessage?: string;
            /** @description Nothing. May be absent (observed). */
            data?: null | never[];
        };
        /** @description The envelope of the validator's refusal. It has no `customMessage`. */
        ValidationErrorResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            /**
             * @description Always the same words.
             * @example Bad Request
             */
            message: string;
            /** @description The errors that class-validator found. */
            data: components["schemas"]["ValidationError"][];
        };
        /**
         * @description One error of class-validator. The vendor's pages show the flat form, `property` with `constraints`. The library's own form for nested
         *     objects carries `children` instead, where an element of an array has its index as `property`; that form rests on class-validator itself.
         */
        ValidationError: {
            /**
             * @description The name of the field, or the index of an element of an array.
             * @example ownerEmail
             */
            property: string;
            /**
             * @description The broken rules by name, each with its text.
             * @example {
             *       "isEmail": "ownerEmail must be an email"
             *     }
             */
            constraints?: {
                [key: string]: string;
            };
            /** @description The errors inside this field. */
            children?: components["schemas"]["ValidationError"][];
        };
        /**
         * @description The HTTP status, once more.
         * @example 200
         */
        StatusCode: number;
        /**
         * Format: date-time
         * @description When the server answered.
         * @example 2026-06-04T09:12:33.421Z
         */
        Timestamp: string;
        /**
         * @description The path that was called, with its query string (observed).
         * @example /api/v1/deals
         */
        RequestPath: string;
        /**
         * @description A wait in whole seconds, or the HTTP date until which to wait. This rests on the HTTP standard; the vendor documents none.
         * @example 5
         */
        RetryAfter: string;
    };
    responses: {
        /** @description The key is missing or not valid. Which message says which differs between the documentation and the live API. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The body has more bytes than the server takes, so send less at a time. This rests on what web servers
         *     commonly do; no limit in bytes is documented, and none was seen.
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
         * @description Too many requests came in a short time, so wait as long as `Retry-After` says, with every request of the key. This rests on
         *     common practice; no rate limit is documented, and none was seen.
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
         * @description Something broke on the server, and what was sent may have been stored or not. Sending an upsert again is safe; what is only ever created
         *     is then there already, and the answer says so. This rests on common practice; nothing is documented about server errors.
         */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description How many rows to return at most, 100 by default. No maximum is documented. */
        Limit: number;
        /** @description Where the page begins, the `nextCursor` of the page before. Leave it out for the first page. */
        Cursor: string;
        /** @description Only accounts that changed after this time, the `syncTimestamp` of an earlier answer. Leave it out for all accounts. */
        LastSync: components["schemas"]["DateOrTimestamp"];
        /** @description Only the accounts of these domains, at most 100. It is a JSON array written as a string, and the vendor cleans each domain. */
        Domains: components["schemas"]["DomainList"];
        /** @description Recotap's own id of the account, as in the answers of `pushAccounts` and `listAccounts`. It is not your `externalId`. */
        RtpAid: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How long to wait before any further request, in whole seconds or as an HTTP date.
         * @example 5
         */
        RetryAfter: components["schemas"]["RetryAfter"];
    };
    pathItems: never;
}
export type PushDealsRequest = components['schemas']['PushDealsRequest'];
export type Deal = components['schemas']['Deal'];
export type AssociatedAccount = components['schemas']['AssociatedAccount'];
export type DateOrTimestamp = components['schemas']['DateOrTimestamp'];
export type Email = components['schemas']['Email'];
export type DealResultsResponse = components['schemas']['DealResultsResponse'];
export type DealResults = components['schemas']['DealResults'];
export type DealResult = components['schemas']['DealResult'];
export type UpsertedDealResult = components['schemas']['UpsertedDealResult'];
export type FailedDealResult = components['schemas']['FailedDealResult'];
export type PushDealsSummary = components['schemas']['PushDealsSummary'];
export type CreateDealStagesRequest = components['schemas']['CreateDealStagesRequest'];
export type Pipeline = components['schemas']['Pipeline'];
export type Stage = components['schemas']['Stage'];
export type PipelineResultsResponse = components['schemas']['PipelineResultsResponse'];
export type PipelineResults = components['schemas']['PipelineResults'];
export type CreatedPipelineResult = components['schemas']['CreatedPipelineResult'];
export type CreateDealStagesSummary = components['schemas']['CreateDealStagesSummary'];
export type DealStagesResponse = components['schemas']['DealStagesResponse'];
export type PipelineList = components['schemas']['PipelineList'];
export type PipelinesEnvelope = components['schemas']['PipelinesEnvelope'];
export type StoredPipeline = components['schemas']['StoredPipeline'];
export type StoredStage = components['schemas']['StoredStage'];
export type PushAccountsRequest = components['schemas']['PushAccountsRequest'];
export type Account = components['schemas']['Account'];
export type Tags = components['schemas']['Tags'];
export type CustomFieldValues = components['schemas']['CustomFieldValues'];
export type AccountResultsResponse = components['schemas']['AccountResultsResponse'];
export type AccountResults = components['schemas']['AccountResults'];
export type AccountResult = components['schemas']['AccountResult'];
export type CreatedAccountResult = components['schemas']['CreatedAccountResult'];
export type UpdatedAccountResult = components['schemas']['UpdatedAccountResult'];
export type FailedAccountResult = components['schemas']['FailedAccountResult'];
export type AccountId = components['schemas']['AccountId'];
export type ResultDomain = components['schemas']['ResultDomain'];
export type PushAccountsSummary = components['schemas']['PushAccountsSummary'];
export type DomainList = components['schemas']['DomainList'];
export type AccountsPageResponse = components['schemas']['AccountsPageResponse'];
export type AccountsPage = components['schemas']['AccountsPage'];
export type NextCursor = components['schemas']['NextCursor'];
export type HasNextPage = components['schemas']['HasNextPage'];
export type StoredAccount = components['schemas']['StoredAccount'];
export type IntentScore = components['schemas']['IntentScore'];
export type StoredCustomFieldValues = components['schemas']['StoredCustomFieldValues'];
export type UpdateAccountRequest = components['schemas']['UpdateAccountRequest'];
export type AccountUpdateResponse = components['schemas']['AccountUpdateResponse'];
export type AccountUpdateConfirmation = components['schemas']['AccountUpdateConfirmation'];
export type MapExternalIdsRequest = components['schemas']['MapExternalIdsRequest'];
export type ExternalIdMapping = components['schemas']['ExternalIdMapping'];
export type MappingCountsResponse = components['schemas']['MappingCountsResponse'];
export type MappingCounts = components['schemas']['MappingCounts'];
export type AccountsWithoutExternalIdResponse = components['schemas']['AccountsWithoutExternalIdResponse'];
export type AccountWithoutExternalId = components['schemas']['AccountWithoutExternalId'];
export type CustomFieldsResponse = components['schemas']['CustomFieldsResponse'];
export type CustomField = components['schemas']['CustomField'];
export type CreateCustomFieldRequest = components['schemas']['CreateCustomFieldRequest'];
export type PlainCustomField = components['schemas']['PlainCustomField'];
export type SelectionCustomField = components['schemas']['SelectionCustomField'];
export type CustomFieldLabel = components['schemas']['CustomFieldLabel'];
export type CustomFieldDescription = components['schemas']['CustomFieldDescription'];
export type PushSalesActivitiesRequest = components['schemas']['PushSalesActivitiesRequest'];
export type SalesActivity = components['schemas']['SalesActivity'];
export type ActivitySender = components['schemas']['ActivitySender'];
export type ActivityContact = components['schemas']['ActivityContact'];
export type ActivityResultsResponse = components['schemas']['ActivityResultsResponse'];
export type ActivityResults = components['schemas']['ActivityResults'];
export type ActivityResult = components['schemas']['ActivityResult'];
export type CreatedActivityResult = components['schemas']['CreatedActivityResult'];
export type FailedActivityResult = components['schemas']['FailedActivityResult'];
export type SkippedActivityResult = components['schemas']['SkippedActivityResult'];
export type ActivityId = components['schemas']['ActivityId'];
export type PushSalesActivitiesSummary = components['schemas']['PushSalesActivitiesSummary'];
export type SegmentsPageResponse = components['schemas']['SegmentsPageResponse'];
export type SegmentsPage = components['schemas']['SegmentsPage'];
export type Segment = components['schemas']['Segment'];
export type JourneyStagesResponse = components['schemas']['JourneyStagesResponse'];
export type JourneyStageList = components['schemas']['JourneyStageList'];
export type JourneyStagesObject = components['schemas']['JourneyStagesObject'];
export type BadRequestResponse = components['schemas']['BadRequestResponse'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ValidationErrorResponse = components['schemas']['ValidationErrorResponse'];
export type ValidationError = components['schemas']['ValidationError'];
export type StatusCode = components['schemas']['StatusCode'];
export type Timestamp = components['schemas']['Timestamp'];
export type RequestPath = components['schemas']['RequestPath'];
export type RetryAfter = components['schemas']['RetryAfter'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterCursor = components['parameters']['Cursor'];
export type ParameterLastSync = components['parameters']['LastSync'];
export type ParameterDomains = components['parameters']['Domains'];
export type ParameterRtpAid = components['parameters']['RtpAid'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type $defs = Record<string, never>;
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
            /** @description The request is past validation, and each deal has a result of its own. It says nothing of success for any one of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealResultsResponse"];
                };
            };
            /** @description The request as a whole is refused and none of its deals is stored, even if a single one is malformed. */
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
            /** @description The pipelines, in the envelope or bare. */
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
            /** @description All the pipelines are created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineResultsResponse"];
                };
            };
            /** @description The request is malformed, and none of its pipelines is created. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description A pipeline of the request is there already. `customMessage` names it, and nothing is created, not even the new ones. */
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
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description How many rows to return at most, 100 by default. No maximum is documented. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page begins, the `nextCursor` of the page before. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only accounts that changed after this time, the `syncTimestamp` of an earlier answer. Leave it out for all accounts. */
                lastSync?: components["parameters"]["LastSync"];
                /** @description Only the accounts of these domains, at most 100. It is a JSON array written as a string, and the vendor cleans each domain. */
                domains?: components["parameters"]["Domains"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsPageResponse"];
                };
            };
            /** @description A parameter is malformed, such as a `lastSync` that is no ISO 8601 timestamp. */
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
            /** @description The request is past validation, and each account has a result of its own. It says nothing of success for any one of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResultsResponse"];
                };
            };
            /** @description The request as a whole is refused and none of its accounts is stored, be it for one malformed account or for the segment. */
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
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Recotap's own id of the account, as in the answers of `pushAccounts` and `listAccounts`. It is not your `externalId`. */
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
            /** @description The account is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountUpdateResponse"];
                };
            };
            /** @description The id is malformed, a field is none that may be changed, or a key is no active custom field. The account stays as it is. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description No account has this `rtp_aid`. */
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
            /** @description The request is past validation. How many accounts were found and written stands in the counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingCountsResponse"];
                };
            };
            /** @description The request is malformed, and none of its ids is written. */
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
        };
    };
    listMissingExternalIds: {
        parameters: {
            query?: {
                /** @description How many rows to return at most, 100 by default. No maximum is documented. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts, as a plain array. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsWithoutExternalIdResponse"];
                };
            };
            /** @description The limit is malformed. This rests on how the vendor's validator treats other parameters. */
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
            /** @description All active custom fields of accounts. */
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
            /** @description The field is created. It comes as the one element of an array. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldsResponse"];
                };
            };
            /** @description The request is malformed, such as a selection without options, and no field is created. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description A field of the same key is there already. */
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
            /** @description The request is past validation, and each activity has a result of its own. It says nothing of success for any one of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityResultsResponse"];
                };
            };
            /** @description The request as a whole is refused and none of its activities is stored, even if a single one is malformed. */
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
        };
    };
    listSegments: {
        parameters: {
            query?: {
                /** @description How many rows to return at most, 100 by default. No maximum is documented. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page begins, the `nextCursor` of the page before. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of segments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentsPageResponse"];
                };
            };
            /** @description A parameter is malformed. This rests on how the vendor's validator treats the parameters of accounts. */
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
            /** @description The names, bare or under `data`. This rests on an integrator's notes of the live API. */
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
        };
    };
}

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
         * Format: email
         * @description An email address with a top-level domain, as the vendor's validator (class-validator) wants it. The pattern mirrors that rule but
         *     for three: it does not count the bytes, 64 before the @ and 254 after it; it refuses quoted names; and it refuses a domain with
         *     characters beyond U+FFFF, such as emoji.
         * @example jane@yourcompany.com
         */
        Email: string;
        /** @description The envelope of a request that got past validation. */
        PushDealsResponse: {
            statusCode: components["schemas"]["StatusCode"];
            timestamp: components["schemas"]["Timestamp"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["PushDealsResult"];
        };
        /** @description What became of each deal, and the counts. */
        PushDealsResult: {
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
             * @constant
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
             * @constant
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
            data?: null;
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
         * @description The body has more bytes than the server takes, so send fewer deals at a time. This rests on what web servers
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
         * @description Something broke on the server. The deals may have been stored or not, and sending them again is safe. This rests on common
         *     practice; nothing is documented about server errors.
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
    parameters: never;
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
export type PushDealsResponse = components['schemas']['PushDealsResponse'];
export type PushDealsResult = components['schemas']['PushDealsResult'];
export type DealResult = components['schemas']['DealResult'];
export type UpsertedDealResult = components['schemas']['UpsertedDealResult'];
export type FailedDealResult = components['schemas']['FailedDealResult'];
export type PushDealsSummary = components['schemas']['PushDealsSummary'];
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
                    "application/json": components["schemas"]["PushDealsResponse"];
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
}

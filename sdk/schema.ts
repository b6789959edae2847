// Made by `npm run sdk` from the OpenAPI document of the server: change its schemas instead.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the service and its database are available */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description The username is 3 to 50 characters and case-insensitively unique; the password is 8 to 128 characters. A taken username returns 400, a common password 422.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your conversations
         * @description Most recently used first. A title is at most 50 characters of the first message.
         */
        get: operations["listConversations"];
        put?: never;
        /**
         * Create a conversation
         * @description Returns only the id of the new conversation, an integer.
         */
        post: operations["openConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a conversation and its messages */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a conversation
         * @description Oldest first.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message and get the reply
         * @description The content is at most 5,000 characters; blank content returns 400. With `Accept: text/event-stream` the reply is streamed.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with username and password
         * @description Send an OAuth2 password form; other fields of that form are ignored. The token is valid for 24 hours. An unknown user and a wrong password both return 401.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account with an e-mail address and sign in
         * @description A taken or invalid e-mail address or an unacceptable password returns 400. Both tokens are null when the address must be confirmed first.
         */
        post: operations["signUpWithEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail address and password
         * @description Missing fields return 400; an unknown address and a wrong password both return 401.
         */
        post: operations["signInWithEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh the tokens
         * @description Returns a new pair of tokens. A refresh token works once. Reusing it within 10 seconds returns the same pair; reusing it later ends the login.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your account */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update your account
         * @description Sets the session that a client opens first; null clears it.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Ends all your other logins. A wrong current password returns 400.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description The access token and the refresh token of this login stop working immediately.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message and stream the reply
         * @description Streams the reply as plain text. With `Accept: text/event-stream`, or for the body of `useChat`’s default transport, the response is the AI SDK’s UI message stream, protocol v1. A missing or blank message returns 400.
         */
        post: operations["streamMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your sessions
         * @description Most recently used first.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversation/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a session
         * @description Oldest first, beginning with the current system message of the model. A session that was never used has no messages.
         */
        get: operations["readSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversation/{session_id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a session with its messages and training data
         * @description Succeeds even if the session does not exist.
         */
        delete: operations["clearSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversation/{session_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry the last message
         * @description Generates the reply to the last message again if it failed, was stopped or was interrupted; the message is not stored twice. Otherwise returns 409. With `Accept: text/event-stream` the reply is streamed.
         */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversation/{session_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the reply in progress
         * @description The part that was already generated is kept.
         */
        post: operations["stopReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversation/{session_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resume the reply stream after a broken connection
         * @description Sends the events after `Last-Event-ID`. Returns 204 when no reply can be resumed.
         */
        get: operations["resumeReply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/config/{chatbot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the widget configuration
         * @description Everything that a widget needs to render itself. An unknown or private chatbot returns 404.
         */
        get: operations["readWidgetConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session with a public chatbot
         * @description Returns 201 for a new conversation. A verified visitor continues the latest one, with 200. An unknown or private chatbot returns 404.
         */
        post: operations["openWidgetSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/session/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a session and its messages
         * @description Oldest message first. The header `X-Turn-State` gives the state of the last turn.
         */
        get: operations["readWidgetSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to a session
         * @description With `Accept: text/event-stream`, or for a body of UI messages, the reply is streamed.
         */
        post: operations["sendWidgetMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the reply in progress
         * @description The part that was already generated is kept.
         */
        post: operations["stopWidgetReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry the last message
         * @description Generates the reply to the last message again if it failed, was stopped or was interrupted. Otherwise returns 409. With `Accept: text/event-stream` the reply is streamed.
         */
        post: operations["retryWidgetMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/session/{session_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resume the reply stream after a broken connection
         * @description Sends the events after `Last-Event-ID`. Returns 204 when no reply can be resumed.
         */
        get: operations["resumeWidgetReply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/session/{session_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate a reply
         * @description A new rating replaces the previous one; null removes it. A position that holds no reply returns 422.
         */
        post: operations["rateWidgetReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/widget/session/{session_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscribe to the events of a session
         * @description The server closes the stream from time to time; reconnect when it does.
         */
        get: operations["subscribeToWidgetEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a session with an API key
         * @description Creates a conversation for one of your customers. An unknown or revoked key, or one of another chatbot, returns 403.
         */
        post: operations["openClientSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message, with a token or an API key; with `Accept: text/event-stream` the reply is streamed */
        post: operations["sendChatMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the chatbots of this API key as models */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a chatbot of this API key as a model */
        get: operations["readModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a chat completion; streams chunks with `stream: true`
         * @description Each call is a turn in a conversation. The response header `X-Session-Id` names it; `metadata.session_id` or the same request header continues it. The chatbot’s own instructions always come first; `system` messages are added after them as context.
         */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your account */
        get: operations["readOnboardingAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/sessions/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session, prefilled with the data of an earlier one */
        post: operations["openOnboardingSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your sessions, newest first */
        get: operations["listOnboardingSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/sessions/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your newest active session; its id is null if there is none */
        get: operations["readLatestOnboardingSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a session’s messages, oldest first */
        get: operations["listOnboardingMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message; the reply streams with `Accept: text/event-stream` */
        post: operations["sendOnboardingMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/data/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the data that a session has collected so far */
        get: operations["readOnboardingData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/export/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a session’s data in the format of the main system */
        get: operations["exportOnboardingSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chatbot/export/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all your completed sessions; for administrators, those of all users */
        get: operations["exportOnboarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a profile
         * @description Your own profile, or with `user_id` the public profile of another user, which needs no token. A profile is public while its owner has a public chatbot; otherwise 404.
         */
        get: operations["readProfile"];
        /** Create or replace your profile */
        put: operations["saveProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your chatbots
         * @description Newest first.
         */
        get: operations["listChatbots"];
        put?: never;
        /**
         * Create a chatbot
         * @description Without `public_url_slug`, a slug is made from the name. A slug that is already taken returns 409.
         */
        post: operations["createChatbot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a chatbot */
        get: operations["readChatbot"];
        /**
         * Update a chatbot, replacing its configuration
         * @description Replaces `configuration` as a whole. Absent fields are unchanged. A slug that is already taken returns 409.
         */
        put: operations["replaceChatbot"];
        post?: never;
        /** Delete a chatbot and its conversations */
        delete: operations["deleteChatbot"];
        options?: never;
        head?: never;
        /**
         * Update a chatbot, merging its configuration
         * @description Merges the top-level keys of `configuration`; null removes a key. Absent fields are unchanged. A slug that is already taken returns 409.
         */
        patch: operations["updateChatbot"];
        trace?: never;
    };
    "/chatbots/public/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a chatbot for its public page
         * @description A private chatbot returns 403, except to its owner.
         */
        get: operations["readPublicChatbot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of a chatbot
         * @description Oldest first, without the keys themselves.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The response is the only one that contains the key.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The key stops working immediately.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/visitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visitors of a chatbot
         * @description Most recently seen first. All of them, or with `limit`, `q` or `before` a page, whose `Link` header names the next one.
         */
        get: operations["listVisitors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/visitors/{visitor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a visitor and all their messages */
        delete: operations["deleteVisitor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a chatbot
         * @description Messages of visitors and replies, newest first. Once a page exceeds 2 MiB of text, each further message is cut to its first 1,000 characters; request a smaller page to get them in full.
         */
        get: operations["listChatbotMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark messages as read
         * @description Without `message_ids`, marks all messages. Replies can be marked too, but only messages of visitors count as unread.
         */
        post: operations["markMessagesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the form of a chatbot
         * @description The form that conversations with the chatbot fill in. Returns 404 when there is none.
         */
        get: operations["readForm"];
        /**
         * Set the form of a chatbot
         * @description New conversations fill in this form; current conversations keep theirs. An invalid form returns 422 with the path of each error.
         */
        put: operations["setForm"];
        post?: never;
        /**
         * Remove the form of a chatbot
         * @description New conversations collect no data. Existing records are kept.
         */
        delete: operations["removeForm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the records of a chatbot
         * @description The data that conversations collected with the form, newest first.
         */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/records/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the records of a chatbot
         * @description Downloads the records as a JSON, CSV or XLSX file.
         */
        get: operations["exportRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the daily usage of a chatbot
         * @description Turns, tokens, cost and latency by day and by model, and the token budget. Defaults to the last 30 days.
         */
        get: operations["readUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/usage/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the usage of each turn
         * @description The turns of one day, newest first. Defaults to today, in UTC.
         */
        get: operations["listTurnUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to a chatbot
         * @description Public chatbots need no token; a private chatbot answers only its owner, others get 403. With `Accept: text/event-stream` the reply is streamed.
         */
        post: operations["sendVisitorMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the chat history of a chatbot
         * @description Newest first, one entry for each message of a visitor. For the owner; with `visitor_id` also for the visitor who sends their `X-Visitor-Token`. Others get 403.
         */
        get: operations["readChatHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sources of a chatbot
         * @description Newest first.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Add a source
         * @description A text, a FAQ, a web page or a site as JSON, or up to 20 files of up to 25 MiB, 64 MiB together, in parts named `file`, optionally with parts `name` and `labels`. Files are answered with an array; 200 when all of them were stored already.
         */
        post: operations["addSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources/{source_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a source */
        get: operations["readSource"];
        put?: never;
        post?: never;
        /**
         * Delete a source
         * @description From the next message on nothing of it is found.
         */
        delete: operations["deleteSource"];
        options?: never;
        head?: never;
        /**
         * Change a source
         * @description Changes only what is sent.
         */
        patch: operations["changeSource"];
        trace?: never;
    };
    "/chatbots/{id}/sources/{source_id}/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the passages of a source
         * @description As they are searched, in the order of the document.
         */
        get: operations["listPassages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources/{source_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pages of a site
         * @description By address. A web page is its only page; other sources have none.
         */
        get: operations["listPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources/{source_id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download what a source was made of
         * @description A file as it came, text as `text/plain`, a FAQ as JSON.
         */
        get: operations["downloadOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources/{source_id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the address of a source again */
        post: operations["refreshSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/sources/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add or replace many sources
         * @description One JSON source of type `text` or `faq` a line, each with an `external_id`. At most 10,000 lines. The same `external_id` again replaces, the same content again is unchanged.
         */
        post: operations["addSources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chatbots/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search the knowledge of a chatbot
         * @description What a reply to this message would be given, best first.
         */
        post: operations["searchKnowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether this server can still be claimed */
        get: operations["consoleReadSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/setup/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim the server with its setup code and become its first administrator */
        post: operations["consoleClaimSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your account, and whether you are an administrator */
        get: operations["consoleReadMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the model providers and your keys for them */
        get: operations["consoleListProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/providers/{provider}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test a provider with a short call, using the given key or your stored one */
        post: operations["consoleTestProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save your own key for a provider; it is encrypted and never shown again */
        put: operations["consoleSaveProvider"];
        post?: never;
        /** Delete your key, effective from the next turn */
        delete: operations["consoleRemoveProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/providers/{provider}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a provider’s models
         * @description Uses your key, or else the server’s. Empty if the provider cannot be reached or refuses.
         */
        get: operations["consoleListModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your chatbots, most recently changed first */
        get: operations["consoleListChatbots"];
        put?: never;
        /** Create a chatbot and publish its first version */
        post: operations["consoleCreateChatbot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a chatbot: its published content and its draft */
        get: operations["consoleReadChatbot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a chatbot’s conversations, most recently used first */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a conversation with its messages, and how each reply was produced
         * @description Returns the newest 1,000 messages. After 2 MiB of text, counted from the newest message, each message is cut to its first 1,000 characters.
         */
        get: operations["readInboxConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a conversation as read */
        post: operations["markInboxConversationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over a conversation from the chatbot; a running reply is stopped */
        post: operations["takeOverConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a conversation back to the chatbot, from the next message on */
        post: operations["returnConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message to the visitor of a conversation that you have taken over */
        post: operations["sendOwnerMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a private note to a conversation */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/conversations/{number}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a note */
        delete: operations["deleteNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscribe to the events of a chatbot’s conversations
         * @description A stream of server-sent events. Reconnect when it ends.
         */
        get: operations["subscribeToInboxEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/visitors/{visitor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a visitor with their conversations */
        get: operations["readVisitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/visitors/{visitor_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all data stored about a visitor */
        get: operations["exportVisitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a chatbot’s daily statistics (default: the last 30 days) */
        get: operations["readAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the questions that a chatbot could not answer, newest first */
        get: operations["listUnanswered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/unanswered/{turn_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a question; it becomes a fact, both published and in the draft */
        post: operations["answerUnanswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/unanswered/{turn_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Dismiss a question without answering it */
        delete: operations["dismissUnanswered"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the records that a chatbot collected, newest first */
        get: operations["listCollected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft (visible only in the preview) */
        put: operations["consoleSaveDraft"];
        post?: never;
        /** Discard the draft */
        delete: operations["consoleDiscardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a preview session that answers from the draft
         * @description For the widget’s calls. A preview appears in no list and counts only in tokens and cost. It is deleted after 7 days.
         */
        post: operations["consoleOpenPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft */
        post: operations["consolePublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the published versions, newest first */
        get: operations["consoleListVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a version as the draft */
        post: operations["consoleRestoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/signing-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a chatbot’s valid signing secrets, newest first */
        get: operations["listSigningSecrets"];
        put?: never;
        /**
         * Create a signing secret (shown only once)
         * @description The previous secret stays valid; older ones are deleted.
         */
        post: operations["rotateSigningSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/chatbots/{id}/signing-secrets/{secret_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire a signing secret; its tokens are rejected at once */
        delete: operations["retireSigningSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description An error: `detail` is for people, `code` for programs
         * @example {
         *       "detail": "Not found",
         *       "code": "not_found",
         *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
         *     }
         */
        Error: {
            detail: string;
            /** @description Stable error code in snake_case */
            code: string;
            /** @description Also sent in the header X-Request-Id */
            request_id: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /**
         * @description An error: `error` is for people, `code` for programs
         * @example {
         *       "error": "Message is required",
         *       "code": "message_required",
         *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
         *     }
         */
        ErrorText: {
            error: string;
            /** @description Stable error code in snake_case */
            code: string;
            /** @description Also sent in the header X-Request-Id */
            request_id: string;
        };
        /**
         * @description OpenAI’s error shape, plus `code` and `request_id`
         * @example {
         *       "error": {
         *         "message": "Incorrect API key provided",
         *         "type": "invalid_request_error",
         *         "param": null,
         *         "code": "invalid_api_key"
         *       },
         *       "code": "api_key_invalid",
         *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
         *     }
         */
        OpenAiError: {
            error: {
                message: string;
                type: string;
                param: string | null;
                code: string | null;
            };
            /** @description Stable error code in snake_case */
            code: string;
            /** @description Also sent in the header X-Request-Id */
            request_id: string;
        };
        /**
         * @description What an intake conversation collects
         * @example {
         *       "key": "lead",
         *       "version": 1,
         *       "title": {
         *         "en": "Contact"
         *       },
         *       "fields": [
         *         {
         *           "key": "name",
         *           "type": "text",
         *           "required": true,
         *           "label": {
         *             "en": "Name"
         *           },
         *           "question": {
         *             "en": "What is your name?"
         *           }
         *         },
         *         {
         *           "key": "email",
         *           "type": "email",
         *           "label": {
         *             "en": "E-mail"
         *           },
         *           "question": {
         *             "en": "Where can we write to you?"
         *           }
         *         }
         *       ]
         *     }
         */
        Form: {
            /** @description Also the column of an export */
            key: string;
            version: number;
            title: {
                "zh-Hant"?: string;
                en?: string;
                bn?: string;
            };
            welcome?: {
                "zh-Hant"?: string;
                en?: string;
                bn?: string;
            };
            thanks?: {
                "zh-Hant"?: string;
                en?: string;
                bn?: string;
            };
            fields: ({
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "text";
                min_length?: number;
                max_length?: number;
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "integer";
                minimum?: number;
                maximum?: number;
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "amount";
                currency: string;
                decimals?: number;
                minimum?: number;
                maximum?: number;
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "boolean";
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "choice";
                options: {
                    /** @description Also the column of an export */
                    value: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                }[];
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "date";
                /** Format: date */
                earliest?: string;
                /** Format: date */
                latest?: string;
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "email";
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "phone";
            } | {
                /** @description Also the column of an export */
                key: string;
                label: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                names?: string[];
                /** @default false */
                required: boolean;
                question: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                explanation?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                error?: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                /** @enum {string} */
                type: "list";
                item: {
                    "zh-Hant"?: string;
                    en?: string;
                    bn?: string;
                };
                fields: ({
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "text";
                    min_length?: number;
                    max_length?: number;
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "integer";
                    minimum?: number;
                    maximum?: number;
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "amount";
                    currency: string;
                    decimals?: number;
                    minimum?: number;
                    maximum?: number;
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "boolean";
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "choice";
                    options: {
                        /** @description Also the column of an export */
                        value: string;
                        label: {
                            "zh-Hant"?: string;
                            en?: string;
                            bn?: string;
                        };
                        names?: string[];
                    }[];
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "date";
                    /** Format: date */
                    earliest?: string;
                    /** Format: date */
                    latest?: string;
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "email";
                } | {
                    /** @description Also the column of an export */
                    key: string;
                    label: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    names?: string[];
                    /** @default false */
                    required: boolean;
                    question: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    explanation?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    error?: {
                        "zh-Hant"?: string;
                        en?: string;
                        bn?: string;
                    };
                    /** @enum {string} */
                    type: "phone";
                })[];
                minimum_items?: number;
                maximum_items?: number;
            })[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Check whether the service and its database are available */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "service": "Frontdesk"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        service: string;
                    };
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Check whether the service and its database are available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "unavailable",
                     *       "service": "Frontdesk"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "unavailable";
                        service: string;
                    };
                };
            };
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ada",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Create an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "msg": "User created successfully"
                     *     }
                     */
                    "application/json": {
                        msg: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your conversations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversations": [
                     *         {
                     *           "id": 123,
                     *           "title": "Opening hours",
                     *           "message_count": 4
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        conversations: {
                            id: number;
                            title: string;
                            message_count: number;
                        }[];
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Create a conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example 123 */
                    "application/json": number;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The integer id returned by `POST /conversations` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a conversation and its messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "msg": "Conversation deleted successfully"
                     *     }
                     */
                    "application/json": {
                        msg: string;
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The integer id returned by `POST /conversations` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the messages of a conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "sender": "user",
                     *         "content": "Hello!"
                     *       },
                     *       {
                     *         "id": 2,
                     *         "sender": "ai",
                     *         "content": "Hello! How can I help you?"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        sender: "user" | "ai";
                        content: string;
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The integer id returned by `POST /conversations` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "Hello!"
                 *     }
                 */
                "application/json": {
                    content: string;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        sender: "ai";
                        content: string;
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ada",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @example ada */
                    username: string;
                    /** @example correct horse battery */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in with username and password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOi…",
                     *       "token_type": "bearer"
                     *     }
                     */
                    "application/json": {
                        access_token: string;
                        /** @enum {string} */
                        token_type: "bearer";
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signUpWithEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Create an account with an e-mail address and sign in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User created successfully",
                     *       "user": {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "email": "ada@example.com"
                     *       },
                     *       "access_token": "eyJhbGciOi…",
                     *       "refresh_token": "q0Wz…"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        user: {
                            id: string;
                            email: string;
                        };
                        access_token: string | null;
                        refresh_token: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    signInWithEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in with e-mail address and password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Login successful",
                     *       "user": {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "email": "ada@example.com"
                     *       },
                     *       "access_token": "eyJhbGciOi…",
                     *       "refresh_token": "q0Wz…"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        user: {
                            id: string;
                            email: string;
                        };
                        /** @description Valid for one hour */
                        access_token: string;
                        /** @description Single use; valid for 30 days */
                        refresh_token: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token": "q0Wz…"
                 *     }
                 */
                "application/json": {
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description Refresh the tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOi…",
                     *       "refresh_token": "q0Wz…"
                     *     }
                     */
                    "application/json": {
                        /** @description Valid for one hour */
                        access_token: string;
                        /** @description Single use; valid for 30 days */
                        refresh_token: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get your account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "email": "ada@example.com",
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "default_session_id": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: {
                            id: string;
                            email: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            default_session_id: string | null;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "default_session_id": "holidays"
                 *     }
                 */
                "application/json": {
                    default_session_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Update your account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "email": "ada@example.com",
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "default_session_id": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: {
                            id: string;
                            email: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            default_session_id: string | null;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery",
                 *       "new_password": "staple wrong pony"
                 *     }
                 */
                "application/json": {
                    current_password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Change your password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Password changed successfully"
                     *     }
                     */
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Logout successful"
                     *     }
                     */
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    streamMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "When do you open?",
                 *       "session_id": "holidays",
                 *       "training_data": "We are open from 9 to 17, on holidays from 10 to 14."
                 *     }
                 */
                "application/json": {
                    /** @description The session id, chosen by the client; `default` if absent or empty */
                    session_id?: string | null;
                    /** @description Text that the assistant answers from in this session, starting with this message; replaces the previous text */
                    training_data?: string | null;
                    /** @description The chat’s id, generated by the client */
                    id?: string;
                    /** @description The whole conversation; the newest entry with the role `user` is the new message */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message` replaces the newest reply with a new one
                     * @enum {unknown}
                     */
                    trigger?: "submit-message" | "regenerate-message";
                } | {
                    message: string;
                    /** @description The session id, chosen by the client; `default` if absent or empty */
                    session_id?: string | null;
                    /** @description Text that the assistant answers from in this session, starting with this message; replaces the previous text */
                    training_data?: string | null;
                };
            };
        };
        responses: {
            /** @description The text of the reply, as it is generated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "session_id": "holidays",
                     *           "title": "When do you open?",
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        sessions: {
                            session_id: string;
                            title: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session id chosen by the client: 1 to 255 characters, no control characters
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the messages of a session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "holidays",
                     *       "messages": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "role": "system",
                     *           "content": "You are …",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "role": "user",
                     *           "content": "When do you open?",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "role": "assistant",
                     *           "content": "We open at nine.",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                        messages: {
                            id: string;
                            /** @enum {unknown} */
                            role: "system" | "user" | "assistant";
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    clearSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session id chosen by the client: 1 to 255 characters, no control characters
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a session with its messages and training data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Conversation cleared successfully"
                     *     }
                     */
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The session id chosen by the client: 1 to 255 characters, no control characters
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        response: string;
                        session_id: string;
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    stopReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session id chosen by the client: 1 to 255 characters, no control characters
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop the reply in progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stopped": true
                     *     }
                     */
                    "application/json": {
                        /** @description Whether a reply was in progress */
                        stopped: boolean;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    resumeReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event received; without it, the stream starts at the first event */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description The session id chosen by the client: 1 to 255 characters, no control characters
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events after `Last-Event-ID` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description There is no stream to resume */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorText"];
                };
            };
        };
    };
    readWidgetConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatbot_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the widget configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Ada’s help desk",
                     *       "greeting": "Hello!",
                     *       "theme": {
                     *         "accent": "#1f6feb",
                     *         "mode": "auto",
                     *         "position": "right"
                     *       },
                     *       "language": "en",
                     *       "suggested_questions": [
                     *         "What do you do?"
                     *       ],
                     *       "image_hosts": [
                     *         "cdn.example.com"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        name: string;
                        greeting: string;
                        theme: {
                            /** @description #rrggbb */
                            accent: string;
                            /** @enum {unknown} */
                            mode: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position: "left" | "right";
                        };
                        /** @description A BCP 47 language tag */
                        language: string;
                        suggested_questions: string[];
                        image_hosts: string[];
                    };
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openWidgetSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "chatbot_id": "7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11",
                 *       "visitor_id": "browser-1"
                 *     }
                 */
                "application/json": {
                    chatbot_id: string;
                    /** @description The client’s own id of its visitor; it does not authenticate the visitor */
                    visitor_id?: string;
                    visitor_name?: string;
                    /** @description HMAC-SHA-256 of `visitor_id` with the chatbot’s signing secret, in hexadecimal */
                    visitor_hash?: string;
                    /** @description A JWT (HS256) signed with the chatbot’s signing secret: `sub` (the visitor’s id), `exp`, optional `name`, `email`. Or the visitor’s id, a colon and the `visitor_hash` */
                    token?: string;
                    /** @description For a verified visitor: start a new conversation instead of continuing the latest one */
                    starts_new?: boolean;
                };
            };
        };
        responses: {
            /** @description Open a session with a public chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                    };
                };
            };
            /** @description Open a session with a public chatbot */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readWidgetSession: {
        parameters: {
            query?: {
                /** @description Include the author, the rating and the sources of each message, and whether the owner has taken over */
                details?: "true";
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a session and its messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "messages": [
                     *         {
                     *           "role": "user",
                     *           "content": "Hello!",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "role": "assistant",
                     *           "content": "Hello! How can I help you?",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                        messages: {
                            /** @enum {unknown} */
                            role: "user" | "assistant";
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            /** @enum {unknown} */
                            by?: "visitor" | "chatbot" | "owner";
                            rating?: ("up" | "down") | null;
                            /**
                             * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                             * @example [
                             *       {
                             *         "id": 1,
                             *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                             *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                             *         "name": "Opening hours",
                             *         "url": null,
                             *         "page": null,
                             *         "heading": null,
                             *         "quote": "We are open from 9 to 5."
                             *       }
                             *     ]
                             */
                            sources?: {
                                /** @description What `[n]` in the text means */
                                id: number;
                                passage_id: string;
                                source_id: string;
                                name: string;
                                url: string | null;
                                /** @description Of a PDF, or the slide */
                                page: number | null;
                                heading: string | null;
                                /** @description What the reply repeats of the passage */
                                quote: string;
                            }[];
                        }[];
                        /** @description Whether the owner has taken over the conversation from the chatbot */
                        is_taken_over?: boolean;
                    };
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendWidgetMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                 *       "message": "What can you do?"
                 *     }
                 */
                "application/json": {
                    session_id?: string;
                    /** @description The chat’s id, generated by the client */
                    id?: string;
                    /** @description The whole conversation; the newest entry with the role `user` is the new message */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message` replaces the newest reply with a new one
                     * @enum {unknown}
                     */
                    trigger?: "submit-message" | "regenerate-message";
                } | {
                    session_id: string;
                    message: string;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        response: string;
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    stopWidgetReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                 *     }
                 */
                "application/json": {
                    session_id: string;
                };
            };
        };
        responses: {
            /** @description Stop the reply in progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stopped": true
                     *     }
                     */
                    "application/json": {
                        /** @description Whether a reply was in progress */
                        stopped: boolean;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retryWidgetMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                 *     }
                 */
                "application/json": {
                    session_id: string;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        response: string;
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resumeWidgetReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event received; without it, the stream starts at the first event */
                "last-event-id"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events after `Last-Event-ID` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description There is no stream to resume */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rateWidgetReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "position": 1,
                 *       "rating": "up"
                 *     }
                 */
                "application/json": {
                    /** @description The zero-based index of the reply among the messages of the session */
                    position: number;
                    rating: ("up" | "down") | null;
                };
            };
        };
        responses: {
            /** @description Rate a reply */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": 1,
                     *       "rating": "up"
                     *     }
                     */
                    "application/json": {
                        /** @description The zero-based index of the reply among the messages of the session */
                        position: number;
                        rating: ("up" | "down") | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    subscribeToWidgetEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. `{"type": "changed"}`: the conversation changed; read it again. `{"type": "human", "is_there": true}`: the owner has taken over the conversation, also sent at the beginning; `false`: the owner has handed it back. A comment is sent every 15 seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openClientSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "api_key": "fd_…",
                 *       "assistant_id": "7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11"
                 *     }
                 */
                "application/json": {
                    api_key: string;
                    /** @description The id of the chatbot */
                    assistant_id: string;
                };
            };
        };
        responses: {
            /** @description Create a session with an API key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendChatMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "When do you open?",
                 *       "session_id": "holidays",
                 *       "training_data": "We are open from 9 to 17, on holidays from 10 to 14."
                 *     }
                 */
                "application/json": {
                    api_key: string;
                    /** @description The id of the chatbot */
                    assistant_id: string;
                    session_id: string;
                    /** @description Any non-empty text, such as custom_code; it has no effect */
                    type: string;
                    /** @description Entries with role `user` are the new messages, in order; other roles are ignored */
                    messages: {
                        role: string;
                        content: string;
                    }[];
                } | {
                    /** @description The session id, chosen by the client; `default` if absent or empty */
                    session_id?: string | null;
                    /** @description Text that the assistant answers from in this session, starting with this message; replaces the previous text */
                    training_data?: string | null;
                    /** @description The chat’s id, generated by the client */
                    id?: string;
                    /** @description The whole conversation; the newest entry with the role `user` is the new message */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message` replaces the newest reply with a new one
                     * @enum {unknown}
                     */
                    trigger?: "submit-message" | "regenerate-message";
                } | {
                    message: string;
                    /** @description The session id, chosen by the client; `default` if absent or empty */
                    session_id?: string | null;
                    /** @description Text that the assistant answers from in this session, starting with this message; replaces the previous text */
                    training_data?: string | null;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    } | {
                        response: string;
                    } | {
                        response: string;
                        session_id: string;
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorText"] | components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorText"] | components["schemas"]["Error"];
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the chatbots of this API key as models */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "object": "list",
                     *       "data": [
                     *         {
                     *           "id": "adas-help-desk",
                     *           "object": "model",
                     *           "created": 1769860800,
                     *           "owned_by": "frontdesk"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        object: "list";
                        data: {
                            /** @description The chatbot’s slug or UUID */
                            id: string;
                            /** @enum {string} */
                            object: "model";
                            /** @description Unix time in seconds */
                            created: number;
                            owned_by: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The body is not valid JSON",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "malformed_json"
                     *       },
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Invalid authentication credentials",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "token_invalid"
                     *       },
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Too many requests",
                     *         "type": "rate_limit_error",
                     *         "param": null,
                     *         "code": "rate_limit_exceeded"
                     *       },
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The service is temporarily unavailable",
                     *         "type": "server_error",
                     *         "param": null,
                     *         "code": "unavailable"
                     *       },
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    readModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a chatbot of this API key as a model */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "adas-help-desk",
                     *       "object": "model",
                     *       "created": 1769860800,
                     *       "owned_by": "frontdesk"
                     *     }
                     */
                    "application/json": {
                        /** @description The chatbot’s slug or UUID */
                        id: string;
                        /** @enum {string} */
                        object: "model";
                        /** @description Unix time in seconds */
                        created: number;
                        owned_by: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The body is not valid JSON",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "malformed_json"
                     *       },
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Invalid authentication credentials",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "token_invalid"
                     *       },
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Not found",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "not_found"
                     *       },
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Too many requests",
                     *         "type": "rate_limit_error",
                     *         "param": null,
                     *         "code": "rate_limit_exceeded"
                     *       },
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The service is temporarily unavailable",
                     *         "type": "server_error",
                     *         "param": null,
                     *         "code": "unavailable"
                     *       },
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
                /** @description Id of the conversation to continue */
                "x-session-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "adas-help-desk",
                 *       "messages": [
                 *         {
                 *           "role": "user",
                 *           "content": "Do you deliver?"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The chatbot’s slug or UUID */
                    model: string;
                    messages: {
                        role: string;
                        /** @description For the roles `user` and `assistant`: at most 100000 characters in all parts together */
                        content?: string | {
                            type: string;
                            text?: string;
                        }[] | null;
                        /** @description Not supported unless empty */
                        tool_calls?: unknown;
                    }[];
                    stream?: boolean | null;
                    stream_options?: {
                        include_usage?: boolean | null;
                    } | null;
                    temperature?: number | null;
                    top_p?: number | null;
                    max_tokens?: number | null;
                    max_completion_tokens?: number | null;
                    stop?: (string | string[]) | null;
                    response_format?: ({
                        /** @enum {unknown} */
                        type: "text" | "json_object" | "json_schema";
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    seed?: number | null;
                    presence_penalty?: number | null;
                    frequency_penalty?: number | null;
                    logit_bias?: {
                        [key: string]: number;
                    } | null;
                    reasoning_effort?: string | null;
                    verbosity?: string | null;
                    user?: string | null;
                    parallel_tool_calls?: boolean | null;
                    store?: boolean | null;
                    metadata?: ({
                        session_id?: string | null;
                        conversation?: string | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description The completion, or its chunks when streamed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        object: "chat.completion";
                        created: number;
                        model: string;
                        choices: {
                            index: number;
                            message: {
                                /** @enum {string} */
                                role: "assistant";
                                content: string;
                                refusal: null;
                                annotations?: {
                                    /** @enum {string} */
                                    type: "url_citation";
                                    url_citation: {
                                        /** @description Of the mark `[n]`; of the whole text where there is none */
                                        start_index: number;
                                        end_index: number;
                                        title: string;
                                        url: string;
                                    };
                                }[];
                            };
                            logprobs: null;
                            /** @enum {unknown} */
                            finish_reason: "stop" | "length" | "content_filter";
                        }[];
                        usage: {
                            prompt_tokens: number;
                            completion_tokens: number;
                            total_tokens: number;
                        };
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The body is not valid JSON",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "malformed_json"
                     *       },
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Invalid authentication credentials",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "token_invalid"
                     *       },
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Not found",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "not_found"
                     *       },
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The body is too large",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "body_too_large"
                     *       },
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "This content type is not supported",
                     *         "type": "invalid_request_error",
                     *         "param": null,
                     *         "code": "unsupported_media_type"
                     *       },
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "Too many requests",
                     *         "type": "rate_limit_error",
                     *         "param": null,
                     *         "code": "rate_limit_exceeded"
                     *       },
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "message": "The service is temporarily unavailable",
                     *         "type": "server_error",
                     *         "param": null,
                     *         "code": "unavailable"
                     *       },
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    readOnboardingAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get your account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "external_user_id": "7",
                     *       "username": "grace",
                     *       "role": "user",
                     *       "is_active": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description The user’s id in the main system */
                        external_user_id: string;
                        username: string;
                        /** @enum {unknown} */
                        role: "user" | "admin";
                        is_active: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openOnboardingSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a session, prefilled with the data of an earlier one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": 1,
                     *       "message": "您好！請問貴公司的產業別是什麼？",
                     *       "company_info_copied": false,
                     *       "progress": {
                     *         "company_info_complete": false,
                     *         "fields_completed": 0,
                     *         "total_fields": 6,
                     *         "products_count": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        session_id: number;
                        message: string;
                        company_info_copied: boolean;
                        progress: {
                            company_info_complete: boolean;
                            fields_completed: number;
                            total_fields: number;
                            products_count: number;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOnboardingSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "user_id": 1,
                     *         "status": "active",
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "updated_at": "2026-01-31T12:00:00.000Z",
                     *         "completed_at": null
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: number;
                        user_id: number;
                        /** @enum {unknown} */
                        status: "active" | "completed" | "abandoned";
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        completed_at: string | null;
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readLatestOnboardingSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get your newest active session; its id is null if there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": 1,
                     *       "status": "active",
                     *       "created_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        session_id: number;
                        /** @enum {unknown} */
                        status: "active" | "completed" | "abandoned";
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                    } | {
                        session_id: null;
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOnboardingMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session’s number */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List a session’s messages, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 2,
                     *         "role": "user",
                     *         "content": "我的公司是電子業",
                     *         "created_at": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        role: "user" | "assistant";
                        content: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendOnboardingMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "我的公司是電子業"
                 *     }
                 */
                "application/json": {
                    message: string;
                    /** @description Default: a new session */
                    session_id?: number | null;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session_id: number;
                        message: string;
                        completed: boolean;
                        progress: {
                            company_info_complete: boolean;
                            fields_completed: number;
                            total_fields: number;
                            products_count: number;
                        };
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readOnboardingData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the data that a session has collected so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "chat_session_id": 1,
                     *       "user_id": 1,
                     *       "industry": "電子業",
                     *       "capital_amount": 5000000,
                     *       "invention_patent_count": 3,
                     *       "utility_patent_count": 0,
                     *       "certification_count": 2,
                     *       "esg_certification": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "products": [
                     *         {
                     *           "id": 1,
                     *           "product_id": "P-1",
                     *           "product_name": "晶片",
                     *           "price": "100 元",
                     *           "main_raw_materials": null,
                     *           "product_standard": null,
                     *           "technical_advantages": null,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        id: number;
                        chat_session_id: number;
                        user_id: number;
                        industry: string | null;
                        capital_amount: number | null;
                        invention_patent_count: number | null;
                        utility_patent_count: number | null;
                        certification_count: number | null;
                        esg_certification: boolean | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        products: {
                            id: number;
                            product_id: string | null;
                            product_name: string | null;
                            price: string | null;
                            main_raw_materials: string | null;
                            product_standard: string | null;
                            technical_advantages: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportOnboardingSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export a session’s data in the format of the main system */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "產業別": "電子業",
                     *       "資本總額（以臺幣為單位）": 5000000,
                     *       "發明專利數量": 3,
                     *       "新型專利數量": 0,
                     *       "公司認證資料數量": 2,
                     *       "ESG相關認證資料": "有",
                     *       "產品": [
                     *         {
                     *           "產品ID": "P-1",
                     *           "產品名稱": "晶片",
                     *           "價格": null,
                     *           "主要原料": null,
                     *           "產品規格(尺寸、精度)": null,
                     *           "技術優勢": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        "\u7522\u696D\u5225": string | null;
                        "\u8CC7\u672C\u7E3D\u984D\uFF08\u4EE5\u81FA\u5E63\u70BA\u55AE\u4F4D\uFF09": number | null;
                        "\u767C\u660E\u5C08\u5229\u6578\u91CF": number | null;
                        "\u65B0\u578B\u5C08\u5229\u6578\u91CF": number | null;
                        "\u516C\u53F8\u8A8D\u8B49\u8CC7\u6599\u6578\u91CF": number | null;
                        "ESG\u76F8\u95DC\u8A8D\u8B49\u8CC7\u6599": "有" | "無" | null;
                        "\u7522\u54C1": {
                            "\u7522\u54C1ID": string | null;
                            "\u7522\u54C1\u540D\u7A31": string | null;
                            "\u50F9\u683C": string | null;
                            "\u4E3B\u8981\u539F\u6599": string | null;
                            "\u7522\u54C1\u898F\u683C(\u5C3A\u5BF8\u3001\u7CBE\u5EA6)": string | null;
                            "\u6280\u8853\u512A\u52E2": string | null;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportOnboarding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export all your completed sessions; for administrators, those of all users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "\u7522\u696D\u5225": string | null;
                        "\u8CC7\u672C\u7E3D\u984D\uFF08\u4EE5\u81FA\u5E63\u70BA\u55AE\u4F4D\uFF09": number | null;
                        "\u767C\u660E\u5C08\u5229\u6578\u91CF": number | null;
                        "\u65B0\u578B\u5C08\u5229\u6578\u91CF": number | null;
                        "\u516C\u53F8\u8A8D\u8B49\u8CC7\u6599\u6578\u91CF": number | null;
                        "ESG\u76F8\u95DC\u8A8D\u8B49\u8CC7\u6599": "有" | "無" | null;
                        "\u7522\u54C1": {
                            "\u7522\u54C1ID": string | null;
                            "\u7522\u54C1\u540D\u7A31": string | null;
                            "\u50F9\u683C": string | null;
                            "\u4E3B\u8981\u539F\u6599": string | null;
                            "\u7522\u54C1\u898F\u683C(\u5C3A\u5BF8\u3001\u7CBE\u5EA6)": string | null;
                            "\u6280\u8853\u512A\u52E2": string | null;
                        }[];
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readProfile: {
        parameters: {
            query?: {
                /** @description The id of the user whose public profile is read */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada",
                     *       "location": "London",
                     *       "bio": "I build machines that count.",
                     *       "skills": "Mathematics, engineering",
                     *       "experience": "Ten years with the Analytical Engine",
                     *       "interests": "Music, horses",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        location: string;
                        bio: string;
                        skills: string;
                        experience: string;
                        interests: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada",
                 *       "location": "London",
                 *       "bio": "I build machines that count.",
                 *       "skills": "Mathematics, engineering",
                 *       "experience": "Ten years with the Analytical Engine",
                 *       "interests": "Music, horses"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    location?: string;
                    bio: string;
                    skills: string;
                    experience: string;
                    interests: string;
                };
            };
        };
        responses: {
            /** @description Create or replace your profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada",
                     *       "location": "London",
                     *       "bio": "I build machines that count.",
                     *       "skills": "Mathematics, engineering",
                     *       "experience": "Ten years with the Analytical Engine",
                     *       "interests": "Music, horses",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        location: string;
                        bio: string;
                        skills: string;
                        experience: string;
                        interests: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listChatbots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your chatbots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        description: string;
                        is_public: boolean;
                        configuration: {
                            [key: string]: unknown;
                        };
                        public_url_slug: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createChatbot: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada’s help desk",
                 *       "description": "Answers what people ask about engines.",
                 *       "is_public": true,
                 *       "configuration": {
                 *         "tone": "friendly",
                 *         "greeting": "Hello!",
                 *         "theme": {
                 *           "accent": "#1f6feb",
                 *           "mode": "auto"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string;
                    /** @description Defaults to true */
                    is_public?: boolean;
                    /** @description Behaviour and appearance of the chatbot; unknown keys are kept */
                    configuration?: {
                        tone?: string | null;
                        personality?: (string | string[]) | null;
                        communicationStyle?: string | null;
                        instructions?: string | null;
                        model?: string | null;
                        temperature?: number | null;
                        greeting?: string | null;
                        suggested_questions?: string[] | null;
                        theme?: {
                            accent?: string;
                            /** @enum {unknown} */
                            mode?: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position?: "left" | "right";
                        } | null;
                        allowed_origins?: string[] | null;
                        image_hosts?: string[] | null;
                        language?: string | null;
                        daily_token_budget?: number | null;
                        daily_token_budget_per_visitor?: number | null;
                        languages?: string[] | null;
                    };
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                };
            };
        };
        responses: {
            /** @description Create a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada’s help desk",
                     *       "description": "Answers what people ask about engines.",
                     *       "is_public": true,
                     *       "configuration": {
                     *         "tone": "friendly",
                     *         "greeting": "Hello!",
                     *         "theme": {
                     *           "accent": "#1f6feb",
                     *           "mode": "auto"
                     *         }
                     *       },
                     *       "public_url_slug": "adas-help-desk",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        description: string;
                        is_public: boolean;
                        configuration: {
                            [key: string]: unknown;
                        };
                        public_url_slug: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada’s help desk",
                     *       "description": "Answers what people ask about engines.",
                     *       "is_public": true,
                     *       "configuration": {
                     *         "tone": "friendly",
                     *         "greeting": "Hello!",
                     *         "theme": {
                     *           "accent": "#1f6feb",
                     *           "mode": "auto"
                     *         }
                     *       },
                     *       "public_url_slug": "adas-help-desk",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        description: string;
                        is_public: boolean;
                        configuration: {
                            [key: string]: unknown;
                        };
                        public_url_slug: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replaceChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_public": false,
                 *       "configuration": {
                 *         "tone": "calm"
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    is_public?: boolean;
                    /** @description Behaviour and appearance of the chatbot; unknown keys are kept */
                    configuration?: {
                        tone?: string | null;
                        personality?: (string | string[]) | null;
                        communicationStyle?: string | null;
                        instructions?: string | null;
                        model?: string | null;
                        temperature?: number | null;
                        greeting?: string | null;
                        suggested_questions?: string[] | null;
                        theme?: {
                            accent?: string;
                            /** @enum {unknown} */
                            mode?: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position?: "left" | "right";
                        } | null;
                        allowed_origins?: string[] | null;
                        image_hosts?: string[] | null;
                        language?: string | null;
                        daily_token_budget?: number | null;
                        daily_token_budget_per_visitor?: number | null;
                        languages?: string[] | null;
                    };
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                };
            };
        };
        responses: {
            /** @description Update a chatbot, replacing its configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada’s help desk",
                     *       "description": "Answers what people ask about engines.",
                     *       "is_public": true,
                     *       "configuration": {
                     *         "tone": "friendly",
                     *         "greeting": "Hello!",
                     *         "theme": {
                     *           "accent": "#1f6feb",
                     *           "mode": "auto"
                     *         }
                     *       },
                     *       "public_url_slug": "adas-help-desk",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        description: string;
                        is_public: boolean;
                        configuration: {
                            [key: string]: unknown;
                        };
                        public_url_slug: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chatbot is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_public": false,
                 *       "configuration": {
                 *         "tone": "calm"
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    is_public?: boolean;
                    /** @description Behaviour and appearance of the chatbot; unknown keys are kept */
                    configuration?: {
                        tone?: string | null;
                        personality?: (string | string[]) | null;
                        communicationStyle?: string | null;
                        instructions?: string | null;
                        model?: string | null;
                        temperature?: number | null;
                        greeting?: string | null;
                        suggested_questions?: string[] | null;
                        theme?: {
                            accent?: string;
                            /** @enum {unknown} */
                            mode?: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position?: "left" | "right";
                        } | null;
                        allowed_origins?: string[] | null;
                        image_hosts?: string[] | null;
                        language?: string | null;
                        daily_token_budget?: number | null;
                        daily_token_budget_per_visitor?: number | null;
                        languages?: string[] | null;
                    };
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                };
            };
        };
        responses: {
            /** @description Update a chatbot, merging its configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "user_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada’s help desk",
                     *       "description": "Answers what people ask about engines.",
                     *       "is_public": true,
                     *       "configuration": {
                     *         "tone": "friendly",
                     *         "greeting": "Hello!",
                     *         "theme": {
                     *           "accent": "#1f6feb",
                     *           "mode": "auto"
                     *         }
                     *       },
                     *       "public_url_slug": "adas-help-desk",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        user_id: string;
                        name: string;
                        description: string;
                        is_public: boolean;
                        configuration: {
                            [key: string]: unknown;
                        };
                        public_url_slug: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readPublicChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a chatbot for its public page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Ada’s help desk",
                     *       "description": "Answers what people ask about engines.",
                     *       "public_url_slug": "adas-help-desk",
                     *       "owner": {
                     *         "name": "Ada",
                     *         "location": "London",
                     *         "bio": "I build machines that count."
                     *       },
                     *       "configuration": {
                     *         "greeting": "Hello!"
                     *       }
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        public_url_slug: string;
                        owner: {
                            name: string;
                            location: string;
                            bio: string;
                        };
                        /** @description Greeting, suggested questions, theme and language; keys that are not set are absent */
                        configuration: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the API keys of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "name": "Web shop",
                     *         "prefix": "fd_Zk3xPq9a",
                     *         "scopes": [
                     *           "chat"
                     *         ],
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "last_used_at": null
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description The first characters of the key, to recognize it */
                        prefix: string;
                        scopes: ("chat" | "knowledge")[];
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        last_used_at: string | null;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Web shop"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @description Defaults to `["chat"]` */
                    scopes?: ("chat" | "knowledge")[];
                };
            };
        };
        responses: {
            /** @description Create an API key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "name": "Web shop",
                     *       "prefix": "fd_Zk3xPq9a",
                     *       "scopes": [
                     *         "chat"
                     *       ],
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "last_used_at": null,
                     *       "key": "fd_Zk3xPq9a…"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description The first characters of the key, to recognize it */
                        prefix: string;
                        scopes: ("chat" | "knowledge")[];
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        last_used_at: string | null;
                        key: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listVisitors: {
        parameters: {
            query?: {
                /** @description Of a page; 50 with `q` or `before` */
                limit?: number;
                /** @description Contained in the name or the id */
                q?: string;
                /** @description From the `Link` header of the previous page, in place of a page’s number: later pages are as fast as the first. A row that becomes the newest meanwhile is on no later page */
                before?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the visitors of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "visitor_id": "browser-1",
                     *         "name": "Grace",
                     *         "first_seen": "2026-01-31T12:00:00.000Z",
                     *         "last_seen": "2026-01-31T12:00:00.000Z",
                     *         "message_count": 4,
                     *         "unread_count": 2
                     *       }
                     *     ]
                     */
                    "application/json": {
                        visitor_id: string;
                        name: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        first_seen: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        last_seen: string;
                        /** @description Messages of the visitor and replies to them */
                        message_count: number;
                        /** @description Unread messages of the visitor */
                        unread_count: number;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                visitor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The visitor is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listChatbotMessages: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the messages of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "messages": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "conversation_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "visitor_id": "browser-1",
                     *           "visitor_name": "Grace",
                     *           "role": "user",
                     *           "content": "What do you do?",
                     *           "is_read": false,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 20
                     *     }
                     */
                    "application/json": {
                        messages: {
                            id: string;
                            conversation_id: string;
                            /** @description null for API clients */
                            visitor_id: string | null;
                            visitor_name: string | null;
                            /** @enum {unknown} */
                            role: "user" | "assistant";
                            content: string;
                            is_read: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        }[];
                        total: number;
                        page: number;
                        page_size: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markMessagesRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "message_ids": [
                 *         "0f8fad5b-d9cb-469f-a165-70867728950e"
                 *       ]
                 *     }
                 */
                "application/json": {
                    message_ids?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Mark messages as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "updated": 2
                     *     }
                     */
                    "application/json": {
                        /** @description The number of visitors’ messages that were unread */
                        updated: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an intake conversation collects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "lead",
                     *       "version": 1,
                     *       "title": {
                     *         "en": "Contact"
                     *       },
                     *       "fields": [
                     *         {
                     *           "key": "name",
                     *           "type": "text",
                     *           "required": true,
                     *           "label": {
                     *             "en": "Name"
                     *           },
                     *           "question": {
                     *             "en": "What is your name?"
                     *           }
                     *         },
                     *         {
                     *           "key": "email",
                     *           "type": "email",
                     *           "label": {
                     *             "en": "E-mail"
                     *           },
                     *           "question": {
                     *             "en": "Where can we write to you?"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "lead",
                 *       "version": 1,
                 *       "title": {
                 *         "en": "Contact"
                 *       },
                 *       "fields": [
                 *         {
                 *           "key": "name",
                 *           "type": "text",
                 *           "required": true,
                 *           "label": {
                 *             "en": "Name"
                 *           },
                 *           "question": {
                 *             "en": "What is your name?"
                 *           }
                 *         },
                 *         {
                 *           "key": "email",
                 *           "type": "email",
                 *           "label": {
                 *             "en": "E-mail"
                 *           },
                 *           "question": {
                 *             "en": "Where can we write to you?"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Form"];
            };
        };
        responses: {
            /** @description What an intake conversation collects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "lead",
                     *       "version": 1,
                     *       "title": {
                     *         "en": "Contact"
                     *       },
                     *       "fields": [
                     *         {
                     *           "key": "name",
                     *           "type": "text",
                     *           "required": true,
                     *           "label": {
                     *             "en": "Name"
                     *           },
                     *           "question": {
                     *             "en": "What is your name?"
                     *           }
                     *         },
                     *         {
                     *           "key": "email",
                     *           "type": "email",
                     *           "label": {
                     *             "en": "E-mail"
                     *           },
                     *           "question": {
                     *             "en": "Where can we write to you?"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form is removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description Only records with this status */
                status?: "active" | "completed" | "abandoned";
                page?: number;
                page_size?: number;
                /** @description From the `Link` header of the previous page, in place of a page’s number: later pages are as fast as the first. A row that becomes the newest meanwhile is on no later page */
                before?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the records of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "records": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "conversation_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "status": "completed",
                     *           "data": {
                     *             "name": "Grace",
                     *             "email": "grace@example.com"
                     *           },
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z",
                     *           "completed_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 20
                     *     }
                     */
                    "application/json": {
                        records: {
                            id: string;
                            conversation_id: string;
                            /** @enum {unknown} */
                            status: "active" | "completed" | "abandoned";
                            /** @description The collected values by form key: strings, numbers or booleans; for a list, an array of its items */
                            data: {
                                [key: string]: unknown;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                            completed_at: string | null;
                        }[];
                        total: number;
                        page: number;
                        page_size: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportRecords: {
        parameters: {
            query?: {
                format?: "json" | "csv" | "xlsx";
                /** @description Only records with this status */
                status?: "active" | "completed" | "abandoned";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The records, oldest first.
             *     `json`: an array of records as in the list, one record per line.
             *     `csv`: one row per record; a record with list items has one row per item instead, with its other columns
             *     repeated. Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe.
             *     `xlsx`: a sheet with one row per record, and for each list a sheet with one row per item.
             *     Columns are the keys of the current form, then those that only older forms had.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        conversation_id: string;
                        /** @enum {unknown} */
                        status: "active" | "completed" | "abandoned";
                        /** @description The collected values by form key: strings, numbers or booleans; for a list, an array of its items */
                        data: {
                            [key: string]: unknown;
                        };
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        completed_at: string | null;
                    }[];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readUsage: {
        parameters: {
            query?: {
                /** @description In UTC */
                from?: string;
                /** @description At most 366 days with `from` */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the daily usage of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "date": "2026-01-31",
                     *           "turns": 120,
                     *           "input_tokens": 96000,
                     *           "output_tokens": 18400,
                     *           "cost_usd": 0.02544,
                     *           "failed_turns": 1,
                     *           "unpriced_turns": 0,
                     *           "first_token_ms": {
                     *             "p50": 380,
                     *             "p99": 1240
                     *           },
                     *           "duration_ms": {
                     *             "p50": 1900,
                     *             "p99": 6100
                     *           },
                     *           "models": [
                     *             {
                     *               "model": "openai/gpt-4o-mini",
                     *               "turns": 120,
                     *               "input_tokens": 96000,
                     *               "output_tokens": 18400,
                     *               "cost_usd": 0.02544
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "totals": {
                     *         "turns": 120,
                     *         "input_tokens": 96000,
                     *         "output_tokens": 18400,
                     *         "cost_usd": 0.02544,
                     *         "failed_turns": 1,
                     *         "unpriced_turns": 0,
                     *         "first_token_ms": {
                     *           "p50": 380,
                     *           "p99": 1240
                     *         },
                     *         "duration_ms": {
                     *           "p50": 1900,
                     *           "p99": 6100
                     *         },
                     *         "models": [
                     *           {
                     *             "model": "openai/gpt-4o-mini",
                     *             "turns": 120,
                     *             "input_tokens": 96000,
                     *             "output_tokens": 18400,
                     *             "cost_usd": 0.02544
                     *           }
                     *         ]
                     *       },
                     *       "budget": {
                     *         "daily_tokens": 500000,
                     *         "daily_tokens_per_visitor": 20000,
                     *         "used_today": 114400,
                     *         "is_server_spent": false
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description Every day of the period in ascending order, including days without turns */
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description The number of finished turns */
                            turns: number;
                            /** @description As reported by the providers */
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                            /** @description Turns that got no reply or a partial one and were not stopped */
                            failed_turns: number;
                            /** @description Turns with an unknown price, which `cost_usd` excludes */
                            unpriced_turns: number;
                            /** @description Median and 99th percentile in milliseconds; null without data */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description Median and 99th percentile in milliseconds; null without data */
                            duration_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description Most tokens first */
                            models: {
                                model: string | null;
                                /** @description The number of finished turns */
                                turns: number;
                                /** @description As reported by the providers */
                                input_tokens: number;
                                output_tokens: number;
                                cost_usd: number | null;
                            }[];
                        }[];
                        totals: {
                            /** @description The number of finished turns */
                            turns: number;
                            /** @description As reported by the providers */
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                            /** @description Turns that got no reply or a partial one and were not stopped */
                            failed_turns: number;
                            /** @description Turns with an unknown price, which `cost_usd` excludes */
                            unpriced_turns: number;
                            /** @description Median and 99th percentile in milliseconds; null without data */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description Median and 99th percentile in milliseconds; null without data */
                            duration_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description Most tokens first */
                            models: {
                                model: string | null;
                                /** @description The number of finished turns */
                                turns: number;
                                /** @description As reported by the providers */
                                input_tokens: number;
                                output_tokens: number;
                                cost_usd: number | null;
                            }[];
                        };
                        budget: {
                            daily_tokens: number | null;
                            daily_tokens_per_visitor: number | null;
                            /** @description Tokens, including those reserved for replies in progress */
                            used_today: number;
                            /** @description Whether the server’s own provider keys have too few tokens left for today; keys of owners still work */
                            is_server_spent: boolean;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTurnUsage: {
        parameters: {
            query?: {
                /** @description In UTC */
                date?: string;
                page?: number;
                page_size?: number;
                /** @description From the `Link` header of the previous page, in place of a page’s number: later pages are as fast as the first. A row that becomes the newest meanwhile is on no later page */
                before?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the usage of each turn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "turns": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "conversation_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "started_at": "2026-01-31T12:00:00.000Z",
                     *           "state": "done",
                     *           "failure": null,
                     *           "model": "openai/gpt-4o-mini",
                     *           "input_tokens": 812,
                     *           "output_tokens": 151,
                     *           "cost_usd": 0.0002124,
                     *           "first_token_ms": 391,
                     *           "duration_ms": 1874
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 20
                     *     }
                     */
                    "application/json": {
                        turns: {
                            id: string;
                            conversation_id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            started_at: string;
                            /**
                             * @description human: the owner had taken over the conversation, and no model was called
                             * @enum {unknown}
                             */
                            state: "running" | "done" | "failed" | "stopped" | "interrupted" | "human";
                            failure: string | null;
                            model: string | null;
                            input_tokens: number | null;
                            output_tokens: number | null;
                            cost_usd: number | null;
                            first_token_ms: number | null;
                            duration_ms: number | null;
                        }[];
                        total: number;
                        page: number;
                        page_size: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendVisitorMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
                /** @description The `visitor_token` from the response to the first message of this visitor */
                "x-visitor-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "What do you do?",
                 *       "visitor_id": "browser-1",
                 *       "visitor_name": "Grace",
                 *       "chatbot_id": "7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11"
                 *     }
                 */
                "application/json": {
                    message: string;
                    /** @description The client’s own id of its visitor; it does not authenticate the visitor */
                    visitor_id: string;
                    visitor_name?: string | null;
                    chatbot_id: string;
                    /** @description HMAC-SHA-256 of `visitor_id` with the chatbot’s signing secret, in hexadecimal */
                    visitor_hash?: string;
                    /** @description A JWT (HS256) signed with the chatbot’s signing secret: `sub` (the visitor’s id), `exp`, optional `name`, `email`. Or the visitor’s id, a colon and the `visitor_hash` */
                    token?: string;
                };
            };
        };
        responses: {
            /** @description The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        response: string;
                        query_time_ms: number;
                        /** @description Send it as `X-Visitor-Token` to continue this conversation */
                        visitor_token: string;
                        /**
                         * @description What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing
                         * @example [
                         *       {
                         *         "id": 1,
                         *         "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                         *         "name": "Opening hours",
                         *         "url": null,
                         *         "page": null,
                         *         "heading": null,
                         *         "quote": "We are open from 9 to 5."
                         *       }
                         *     ]
                         */
                        sources?: {
                            /** @description What `[n]` in the text means */
                            id: number;
                            passage_id: string;
                            source_id: string;
                            name: string;
                            url: string | null;
                            /** @description Of a PDF, or the slide */
                            page: number | null;
                            heading: string | null;
                            /** @description What the reply repeats of the passage */
                            quote: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readChatHistory: {
        parameters: {
            query: {
                chatbot_id: string;
                visitor_id?: string;
                limit?: number;
            };
            header?: {
                /** @description The token of the visitor whose history is read; the owner needs none */
                "x-visitor-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the chat history of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "history": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "message": "What do you do?",
                     *           "sender": "user",
                     *           "response": "I build machines that count.",
                     *           "visitor_id": "browser-1",
                     *           "visitor_name": "Grace",
                     *           "timestamp": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "count": 1
                     *     }
                     */
                    "application/json": {
                        history: {
                            id: string;
                            message: string;
                            /** @enum {string} */
                            sender: "user";
                            response: string | null;
                            visitor_id: string | null;
                            visitor_name: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            timestamp: string;
                        }[];
                        count: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                limit?: number;
                status?: "queued" | "processing" | "ready" | "failed" | "stale";
                label?: string;
                /** @description Contained in the name */
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the sources of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sources": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "type": "text",
                     *           "name": "Opening hours",
                     *           "url": null,
                     *           "status": "ready",
                     *           "error": null,
                     *           "progress": {
                     *             "done": 1,
                     *             "total": 1,
                     *             "unit": "passages"
                     *           },
                     *           "size_bytes": 24,
                     *           "pages": null,
                     *           "passages": 1,
                     *           "characters": 24,
                     *           "language": "en",
                     *           "labels": [
                     *             "shop"
                     *           ],
                     *           "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *           "external_id": null,
                     *           "refresh": null,
                     *           "enabled": true,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z",
                     *           "indexed_at": "2026-01-31T12:00:00.000Z",
                     *           "used_in_answers": 0
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        sources: {
                            id: string;
                            /** @enum {unknown} */
                            type: "file" | "text" | "faq" | "url" | "site";
                            name: string;
                            url: string | null;
                            /**
                             * @description stale: an older state answers while the new one is read
                             * @enum {unknown}
                             */
                            status: "queued" | "processing" | "ready" | "failed" | "stale";
                            error: {
                                code: string;
                                /** @description For the owner */
                                message: string;
                            } | null;
                            progress: {
                                done: number;
                                total: number;
                                /** @enum {unknown} */
                                unit: "bytes" | "pages" | "passages";
                            };
                            size_bytes: number;
                            pages: number | null;
                            passages: number;
                            characters: number;
                            language: string | null;
                            labels: string[];
                            content_hash: string | null;
                            external_id: string | null;
                            /** @description How often its address is read again; null for never */
                            refresh: ("daily" | "weekly") | null;
                            /** @description A disabled source is not searched */
                            enabled: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                            indexed_at: string | null;
                            /** @description Replies of the last 30 days that rest on it */
                            used_in_answers: number;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "site",
                 *       "url": "https://example.com/docs/",
                 *       "include": [
                 *         "/docs/"
                 *       ],
                 *       "refresh": "weekly"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    type: "text";
                    name: string;
                    /** @description Text or Markdown */
                    text: string;
                    /** @description Where people can read it */
                    url?: string | null;
                    labels?: string[];
                    /** @description How often its address is read again; null for never */
                    refresh?: ("daily" | "weekly") | null;
                } | {
                    /** @enum {string} */
                    type: "faq";
                    name?: string;
                    items: {
                        question: string;
                        answer: string;
                    }[];
                    labels?: string[];
                    /** @description How often its address is read again; null for never */
                    refresh?: ("daily" | "weekly") | null;
                } | {
                    /** @enum {string} */
                    type: "url";
                    /** @description Of a public host, with http or https */
                    url: string;
                    labels?: string[];
                    /** @description How often its address is read again; null for never */
                    refresh?: ("daily" | "weekly") | null;
                } | {
                    /** @enum {string} */
                    type: "site";
                    /** @description A start page, whose links are followed on its host, or a sitemap */
                    url: string;
                    /** @description Beginnings of paths, such as `/docs/`, with `*` for anything and `$` for the end, as in robots.txt */
                    include?: string[];
                    /** @description Beginnings of paths, such as `/docs/`, with `*` for anything and `$` for the end, as in robots.txt */
                    exclude?: string[];
                    /** @default 200 */
                    max_pages?: number;
                    labels?: string[];
                    /** @description How often its address is read again; null for never */
                    refresh?: ("daily" | "weekly") | null;
                };
                "multipart/form-data": {
                    file?: string[];
                    name?: string;
                    labels?: string[];
                };
            };
        };
        responses: {
            /** @description Add a source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "type": "text",
                     *         "name": "Opening hours",
                     *         "url": null,
                     *         "status": "ready",
                     *         "error": null,
                     *         "progress": {
                     *           "done": 1,
                     *           "total": 1,
                     *           "unit": "passages"
                     *         },
                     *         "size_bytes": 24,
                     *         "pages": null,
                     *         "passages": 1,
                     *         "characters": 24,
                     *         "language": "en",
                     *         "labels": [
                     *           "shop"
                     *         ],
                     *         "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *         "external_id": null,
                     *         "refresh": null,
                     *         "enabled": true,
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "updated_at": "2026-01-31T12:00:00.000Z",
                     *         "indexed_at": "2026-01-31T12:00:00.000Z",
                     *         "used_in_answers": 0
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    }[];
                };
            };
            /** @description Add a source */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "type": "text",
                     *       "name": "Opening hours",
                     *       "url": null,
                     *       "status": "ready",
                     *       "error": null,
                     *       "progress": {
                     *         "done": 1,
                     *         "total": 1,
                     *         "unit": "passages"
                     *       },
                     *       "size_bytes": 24,
                     *       "pages": null,
                     *       "passages": 1,
                     *       "characters": 24,
                     *       "language": "en",
                     *       "labels": [
                     *         "shop"
                     *       ],
                     *       "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *       "external_id": null,
                     *       "refresh": null,
                     *       "enabled": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "indexed_at": "2026-01-31T12:00:00.000Z",
                     *       "used_in_answers": 0
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    } | {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "type": "text",
                     *       "name": "Opening hours",
                     *       "url": null,
                     *       "status": "ready",
                     *       "error": null,
                     *       "progress": {
                     *         "done": 1,
                     *         "total": 1,
                     *         "unit": "passages"
                     *       },
                     *       "size_bytes": 24,
                     *       "pages": null,
                     *       "passages": 1,
                     *       "characters": 24,
                     *       "language": "en",
                     *       "labels": [
                     *         "shop"
                     *       ],
                     *       "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *       "external_id": null,
                     *       "refresh": null,
                     *       "enabled": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "indexed_at": "2026-01-31T12:00:00.000Z",
                     *       "used_in_answers": 0
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The source is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "labels": [
                 *         "shop"
                 *       ],
                 *       "enabled": false
                 *     }
                 */
                "application/json": {
                    name?: string;
                    labels?: string[];
                    /** @description How often its address is read again; null for never */
                    refresh?: ("daily" | "weekly") | null;
                    /** @description A disabled source is not searched */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "type": "text",
                     *       "name": "Opening hours",
                     *       "url": null,
                     *       "status": "ready",
                     *       "error": null,
                     *       "progress": {
                     *         "done": 1,
                     *         "total": 1,
                     *         "unit": "passages"
                     *       },
                     *       "size_bytes": 24,
                     *       "pages": null,
                     *       "passages": 1,
                     *       "characters": 24,
                     *       "language": "en",
                     *       "labels": [
                     *         "shop"
                     *       ],
                     *       "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *       "external_id": null,
                     *       "refresh": null,
                     *       "enabled": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "indexed_at": "2026-01-31T12:00:00.000Z",
                     *       "used_in_answers": 0
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPassages: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the passages of a source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passages": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "text": "We are open from 9 to 5.",
                     *           "heading": null,
                     *           "page": null,
                     *           "url": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        passages: {
                            id: string;
                            text: string;
                            heading: string | null;
                            page: number | null;
                            url: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPages: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the pages of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pages": [
                     *         {
                     *           "url": "https://example.com/docs/",
                     *           "title": "Documentation",
                     *           "status": "ready",
                     *           "error": null,
                     *           "passages": 4,
                     *           "checked_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        pages: {
                            url: string;
                            title: string | null;
                            /** @enum {unknown} */
                            status: "queued" | "processing" | "ready" | "failed" | "stale";
                            error: {
                                code: string;
                                /** @description For the owner */
                                message: string;
                            } | null;
                            passages: number;
                            /** @description When it was fetched last */
                            checked_at: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, as a download */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "application/pdf": string;
                    "text/plain": string;
                    "application/json": {
                        question: string;
                        answer: string;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refreshSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the address of a source again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "type": "text",
                     *       "name": "Opening hours",
                     *       "url": null,
                     *       "status": "ready",
                     *       "error": null,
                     *       "progress": {
                     *         "done": 1,
                     *         "total": 1,
                     *         "unit": "passages"
                     *       },
                     *       "size_bytes": 24,
                     *       "pages": null,
                     *       "passages": 1,
                     *       "characters": 24,
                     *       "language": "en",
                     *       "labels": [
                     *         "shop"
                     *       ],
                     *       "content_hash": "b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744",
                     *       "external_id": null,
                     *       "refresh": null,
                     *       "enabled": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "indexed_at": "2026-01-31T12:00:00.000Z",
                     *       "used_in_answers": 0
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        type: "file" | "text" | "faq" | "url" | "site";
                        name: string;
                        url: string | null;
                        /**
                         * @description stale: an older state answers while the new one is read
                         * @enum {unknown}
                         */
                        status: "queued" | "processing" | "ready" | "failed" | "stale";
                        error: {
                            code: string;
                            /** @description For the owner */
                            message: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                            /** @enum {unknown} */
                            unit: "bytes" | "pages" | "passages";
                        };
                        size_bytes: number;
                        pages: number | null;
                        passages: number;
                        characters: number;
                        language: string | null;
                        labels: string[];
                        content_hash: string | null;
                        external_id: string | null;
                        /** @description How often its address is read again; null for never */
                        refresh: ("daily" | "weekly") | null;
                        /** @description A disabled source is not searched */
                        enabled: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        indexed_at: string | null;
                        /** @description Replies of the last 30 days that rest on it */
                        used_in_answers: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addSources: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"type": "text", "external_id": "hours", "name": "Hours", "text": "We are open from 9 to 5."} */
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Add or replace many sources */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 120,
                     *       "unchanged": 3,
                     *       "rejected": [
                     *         {
                     *           "line": 7,
                     *           "detail": "It is not valid JSON"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description New sources, and sources with another content */
                        accepted: number;
                        unchanged: number;
                        rejected: {
                            /** @description From 1 */
                            line: number;
                            detail: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    searchKnowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "query": "When are you open?"
                 *     }
                 */
                "application/json": {
                    query: string;
                    /** @default 5 */
                    limit?: number;
                    labels?: string[];
                };
            };
        };
        responses: {
            /** @description Search the knowledge of a chatbot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "passage_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "source_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "name": "Opening hours",
                     *           "type": "text",
                     *           "heading": null,
                     *           "text": "We are open from 9 to 5.",
                     *           "page": null,
                     *           "url": null,
                     *           "score": 1.4
                     *         }
                     *       ],
                     *       "took_ms": 4,
                     *       "mode": "lexical"
                     *     }
                     */
                    "application/json": {
                        results: {
                            passage_id: string;
                            source_id: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "file" | "text" | "faq" | "url" | "site";
                            heading: string | null;
                            text: string;
                            page: number | null;
                            url: string | null;
                            /** @description Comparable within one search */
                            score: number;
                        }[];
                        took_ms: number;
                        /**
                         * @description hybrid: with embeddings, too
                         * @enum {unknown}
                         */
                        mode: "lexical" | "hybrid";
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleReadSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Check whether this server can still be claimed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_open": true,
                     *       "accounts": "built-in"
                     *     }
                     */
                    "application/json": {
                        /** @description Whether this server can still be claimed */
                        is_open: boolean;
                        /**
                         * @description Where accounts are stored
                         * @enum {unknown}
                         */
                        accounts: "built-in" | "supabase";
                    };
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleClaimSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "bG9uZyBhbmQgcmFuZG9tIHRl"
                 *     }
                 */
                "application/json": {
                    /** @description The setup code in the address that the server prints at startup */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Claim the server with its setup code and become its first administrator */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_admin": true
                     *     }
                     */
                    "application/json": {
                        is_admin: boolean;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleReadMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get your account, and whether you are an administrator */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "username": null,
                     *       "email": "ada@example.com",
                     *       "is_admin": true,
                     *       "created_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        username: string | null;
                        email: string | null;
                        is_admin: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleListProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the model providers and your keys for them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        provider: "openai" | "openrouter" | "groq" | "ollama";
                        /** @description Whether the operator has configured this provider */
                        of_server: boolean;
                        own: {
                            /** @description The last characters of the key */
                            hint: string;
                            base_url: string | null;
                            default_model: string;
                            checked_at: string | null;
                        } | null;
                        /** @description The model used when none is chosen */
                        default_model: string;
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleTestProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example openai */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "gpt-4o-mini"
                 *     }
                 */
                "application/json": {
                    /** @description Default: your stored key */
                    api_key?: string;
                    base_url?: string | null;
                    /** @description The provider’s name for the model */
                    model?: string;
                };
            };
        };
        responses: {
            /** @description Test a provider with a short call, using the given key or your stored one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                        model: string;
                        reply: string;
                        first_token_ms: number;
                    } | {
                        /** @enum {boolean} */
                        ok: false;
                        code: string;
                        /** @description What to do */
                        message: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleSaveProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example openai */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "default_model": "gpt-4o-mini"
                 *     }
                 */
                "application/json": {
                    /** @description Default: your stored key */
                    api_key?: string;
                    /** @description The provider’s name for the model */
                    default_model?: string;
                    base_url?: string | null;
                };
            };
        };
        responses: {
            /** @description Save your own key for a provider; it is encrypted and never shown again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provider": "openai",
                     *       "of_server": false,
                     *       "own": {
                     *         "hint": "…f3Qa",
                     *         "base_url": null,
                     *         "default_model": "gpt-4o-mini",
                     *         "checked_at": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "default_model": "gpt-4o-mini"
                     *     }
                     */
                    "application/json": {
                        /** @enum {unknown} */
                        provider: "openai" | "openrouter" | "groq" | "ollama";
                        /** @description Whether the operator has configured this provider */
                        of_server: boolean;
                        own: {
                            /** @description The last characters of the key */
                            hint: string;
                            base_url: string | null;
                            default_model: string;
                            checked_at: string | null;
                        } | null;
                        /** @description The model used when none is chosen */
                        default_model: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not allowed",
                     *       "code": "forbidden",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleRemoveProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example openai */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleListModels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example openai */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List a provider’s models */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "models": [
                     *         "gpt-4o-mini"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        models: string[];
                    };
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleListChatbots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your chatbots, most recently changed first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "name": "Ada’s help desk",
                     *         "is_public": true,
                     *         "public_url_slug": "adas-help-desk",
                     *         "accent": "#1f6feb",
                     *         "has_draft": false,
                     *         "conversations": 12,
                     *         "unread": 3,
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "updated_at": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        is_public: boolean;
                        public_url_slug: string;
                        accent: string | null;
                        has_draft: boolean;
                        conversations: number;
                        /** @description Messages of visitors that you haven’t read, counted up to 2,000 */
                        unread: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    }[];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleCreateChatbot: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada’s help desk",
                 *       "description": "Answers what people ask about engines.",
                 *       "is_public": true,
                 *       "configuration": {
                 *         "tone": "friendly",
                 *         "greeting": "Hello!"
                 *       },
                 *       "facts": "We are open from 9 to 5.",
                 *       "form": null
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string;
                    is_public?: boolean;
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                    /** @description Behaviour and appearance of the chatbot; unknown keys are kept */
                    configuration?: {
                        tone?: string | null;
                        personality?: (string | string[]) | null;
                        communicationStyle?: string | null;
                        instructions?: string | null;
                        model?: string | null;
                        temperature?: number | null;
                        greeting?: string | null;
                        suggested_questions?: string[] | null;
                        theme?: {
                            accent?: string;
                            /** @enum {unknown} */
                            mode?: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position?: "left" | "right";
                        } | null;
                        allowed_origins?: string[] | null;
                        image_hosts?: string[] | null;
                        language?: string | null;
                        daily_token_budget?: number | null;
                        daily_token_budget_per_visitor?: number | null;
                        languages?: string[] | null;
                    };
                    /** @description The chatbot’s knowledge, as text or Markdown */
                    facts?: string;
                    /** @description The form that conversations fill, as in PUT /chatbots/{id}/form; null for no form */
                    form?: unknown;
                };
            };
        };
        responses: {
            /** @description Create a chatbot and publish its first version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "published": {
                     *         "name": "Ada’s help desk",
                     *         "description": "Answers what people ask about engines.",
                     *         "is_public": true,
                     *         "configuration": {
                     *           "tone": "friendly",
                     *           "greeting": "Hello!"
                     *         },
                     *         "facts": "We are open from 9 to 5.",
                     *         "form": null,
                     *         "public_url_slug": "adas-help-desk"
                     *       },
                     *       "draft": null,
                     *       "revision": 7,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        published: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                        draft: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        } | null;
                        /** @description Increases with each change of the draft, or without a draft of the published content */
                        revision: number;
                        /** @description The latest version; 0 before the first publication */
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleReadChatbot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a chatbot: its published content and its draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "published": {
                     *         "name": "Ada’s help desk",
                     *         "description": "Answers what people ask about engines.",
                     *         "is_public": true,
                     *         "configuration": {
                     *           "tone": "friendly",
                     *           "greeting": "Hello!"
                     *         },
                     *         "facts": "We are open from 9 to 5.",
                     *         "form": null,
                     *         "public_url_slug": "adas-help-desk"
                     *       },
                     *       "draft": null,
                     *       "revision": 7,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        published: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                        draft: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        } | null;
                        /** @description Increases with each change of the draft, or without a draft of the published content */
                        revision: number;
                        /** @description The latest version; 0 before the first publication */
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                filter?: "all" | "unread" | "human" | "unanswered" | "rated_down";
                /** @description Search text. Searches names and titles of the 2000 most recently used conversations, and the first 1000 characters of their messages: the newest 100 per conversation and 10000 in total. */
                q?: string;
                /** @description `next` of the previous page */
                before?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List a chatbot’s conversations, most recently used first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversations": [
                     *         {
                     *           "number": 123,
                     *           "title": "Do you deliver on Sundays?",
                     *           "visitor": {
                     *             "visitor_id": "browser-1",
                     *             "name": "Grace"
                     *           },
                     *           "message_count": 2,
                     *           "unread_count": 1,
                     *           "last_message": {
                     *             "role": "assistant",
                     *             "content": "No, we do not.",
                     *             "created_at": "2026-01-31T12:00:00.000Z"
                     *           },
                     *           "is_taken_over": false,
                     *           "has_unanswered": false,
                     *           "ratings": {
                     *             "up": 1,
                     *             "down": 0
                     *           },
                     *           "started_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        conversations: {
                            number: number;
                            title: string | null;
                            visitor: {
                                visitor_id: string;
                                name: string | null;
                                /**
                                 * @description Omitted for a visitor without a verified identity
                                 * @enum {boolean}
                                 */
                                is_verified?: true;
                            } | null;
                            message_count: number;
                            /** @description Unread messages of the visitor */
                            unread_count: number;
                            last_message: {
                                /** @enum {unknown} */
                                role: "user" | "assistant" | "system";
                                /** @description The beginning of the message */
                                content: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 in UTC
                                 * @example 2026-01-31T12:00:00.000Z
                                 */
                                created_at: string;
                            };
                            is_taken_over: boolean;
                            /** @description The chatbot did not know an answer, and the question is still open */
                            has_unanswered: boolean;
                            ratings: {
                                up: number;
                                down: number;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            started_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                        }[];
                        /** @description Send it as `before` to get the next page; null on the last page */
                        next: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readInboxConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a conversation with its messages, and how each reply was produced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 123,
                     *       "title": "Do you deliver on Sundays?",
                     *       "visitor": {
                     *         "visitor_id": "browser-1",
                     *         "name": "Grace"
                     *       },
                     *       "message_count": 2,
                     *       "unread_count": 1,
                     *       "last_message": {
                     *         "role": "assistant",
                     *         "content": "No, we do not.",
                     *         "created_at": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "is_taken_over": false,
                     *       "has_unanswered": false,
                     *       "ratings": {
                     *         "up": 1,
                     *         "down": 0
                     *       },
                     *       "started_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "messages": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "position": 2,
                     *           "role": "assistant",
                     *           "by": "chatbot",
                     *           "content": "No, we do not.",
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "is_read": true,
                     *           "rating": "up",
                     *           "turn": {
                     *             "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *             "state": "done",
                     *             "failure": null,
                     *             "model": "openai/gpt-4o-mini",
                     *             "sources": [
                     *               "We deliver from Monday to Saturday."
                     *             ],
                     *             "cited": [],
                     *             "found_nothing": false,
                     *             "is_unanswered": false,
                     *             "input_tokens": 812,
                     *             "output_tokens": 15,
                     *             "cost_usd": 0.0001308,
                     *             "first_token_ms": 391,
                     *             "duration_ms": 874
                     *           }
                     *         }
                     *       ],
                     *       "notes": [],
                     *       "record": null
                     *     }
                     */
                    "application/json": {
                        number: number;
                        title: string | null;
                        visitor: {
                            visitor_id: string;
                            name: string | null;
                            /**
                             * @description Omitted for a visitor without a verified identity
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Unread messages of the visitor */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description The beginning of the message */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know an answer, and the question is still open */
                        has_unanswered: boolean;
                        ratings: {
                            up: number;
                            down: number;
                        };
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        started_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                        /** @description The newest 1,000 messages, oldest first */
                        messages: {
                            id: string;
                            /** @description Position in the conversation, from 1 */
                            position: number;
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @enum {unknown} */
                            by: "visitor" | "chatbot" | "owner";
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            is_read: boolean;
                            rating: ("up" | "down") | null;
                            turn: {
                                id: string;
                                /** @enum {unknown} */
                                state: "running" | "done" | "failed" | "stopped" | "interrupted";
                                failure: string | null;
                                model: string | null;
                                /** @description Passages of the facts that the reply is based on */
                                sources: string[];
                                /** @description Passages of sources that the reply is based on */
                                cited: {
                                    /** @description What `[n]` in the text means */
                                    id: number;
                                    passage_id: string;
                                    source_id: string;
                                    name: string;
                                    url: string | null;
                                    /** @description Of a PDF, or the slide */
                                    page: number | null;
                                    heading: string | null;
                                    /** @description What the reply repeats of the passage */
                                    quote: string;
                                }[];
                                /** @description The reply says that the chatbot does not know */
                                found_nothing: boolean;
                                /** @description The chatbot did not know the answer, and the question is still open */
                                is_unanswered: boolean;
                                input_tokens: number | null;
                                output_tokens: number | null;
                                cost_usd: number | null;
                                first_token_ms: number | null;
                                duration_ms: number | null;
                            } | null;
                        }[];
                        notes: {
                            id: string;
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        }[];
                        record: {
                            status: string;
                            data: {
                                [key: string]: unknown;
                            };
                            /** @description Share of the form’s fields that are filled, from 0 to 1 */
                            completeness: number;
                        } | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markInboxConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mark a conversation as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "updated": 2
                     *     }
                     */
                    "application/json": {
                        /** @description Number of messages that were unread */
                        updated: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeOverConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take over a conversation from the chatbot; a running reply is stopped */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 123,
                     *       "title": "Do you deliver on Sundays?",
                     *       "visitor": {
                     *         "visitor_id": "browser-1",
                     *         "name": "Grace"
                     *       },
                     *       "message_count": 2,
                     *       "unread_count": 1,
                     *       "last_message": {
                     *         "role": "assistant",
                     *         "content": "No, we do not.",
                     *         "created_at": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "is_taken_over": false,
                     *       "has_unanswered": false,
                     *       "ratings": {
                     *         "up": 1,
                     *         "down": 0
                     *       },
                     *       "started_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        number: number;
                        title: string | null;
                        visitor: {
                            visitor_id: string;
                            name: string | null;
                            /**
                             * @description Omitted for a visitor without a verified identity
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Unread messages of the visitor */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description The beginning of the message */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know an answer, and the question is still open */
                        has_unanswered: boolean;
                        ratings: {
                            up: number;
                            down: number;
                        };
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        started_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    returnConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hand a conversation back to the chatbot, from the next message on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 123,
                     *       "title": "Do you deliver on Sundays?",
                     *       "visitor": {
                     *         "visitor_id": "browser-1",
                     *         "name": "Grace"
                     *       },
                     *       "message_count": 2,
                     *       "unread_count": 1,
                     *       "last_message": {
                     *         "role": "assistant",
                     *         "content": "No, we do not.",
                     *         "created_at": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "is_taken_over": false,
                     *       "has_unanswered": false,
                     *       "ratings": {
                     *         "up": 1,
                     *         "down": 0
                     *       },
                     *       "started_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        number: number;
                        title: string | null;
                        visitor: {
                            visitor_id: string;
                            name: string | null;
                            /**
                             * @description Omitted for a visitor without a verified identity
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Unread messages of the visitor */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description The beginning of the message */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know an answer, and the question is still open */
                        has_unanswered: boolean;
                        ratings: {
                            up: number;
                            down: number;
                        };
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        started_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendOwnerMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "Hello, this is Ada."
                 *     }
                 */
                "application/json": {
                    content: string;
                };
            };
        };
        responses: {
            /** @description Send a message to the visitor of a conversation that you have taken over */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "position": 2,
                     *       "role": "assistant",
                     *       "by": "owner",
                     *       "content": "No, we do not.",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "is_read": true,
                     *       "rating": null,
                     *       "turn": null
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @description Position in the conversation, from 1 */
                        position: number;
                        /** @enum {unknown} */
                        role: "user" | "assistant" | "system";
                        /** @enum {unknown} */
                        by: "visitor" | "chatbot" | "owner";
                        content: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        is_read: boolean;
                        rating: ("up" | "down") | null;
                        turn: {
                            id: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "stopped" | "interrupted";
                            failure: string | null;
                            model: string | null;
                            /** @description Passages of the facts that the reply is based on */
                            sources: string[];
                            /** @description Passages of sources that the reply is based on */
                            cited: {
                                /** @description What `[n]` in the text means */
                                id: number;
                                passage_id: string;
                                source_id: string;
                                name: string;
                                url: string | null;
                                /** @description Of a PDF, or the slide */
                                page: number | null;
                                heading: string | null;
                                /** @description What the reply repeats of the passage */
                                quote: string;
                            }[];
                            /** @description The reply says that the chatbot does not know */
                            found_nothing: boolean;
                            /** @description The chatbot did not know the answer, and the question is still open */
                            is_unanswered: boolean;
                            input_tokens: number | null;
                            output_tokens: number | null;
                            cost_usd: number | null;
                            first_token_ms: number | null;
                            duration_ms: number | null;
                        } | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "Wants a call back."
                 *     }
                 */
                "application/json": {
                    content: string;
                };
            };
        };
        responses: {
            /** @description Add a private note to a conversation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "content": "Wants a call back on Monday.",
                     *       "created_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        content: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s number */
                number: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    subscribeToInboxEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `{"type": "conversation", "number"}` when a conversation changes, `{"type": "typing", "number"}` while its visitor waits for a reply, `{"type": "source.progress", "source_id", "status", "progress", "error"}` while a source is read, and then `source.ready` or `source.failed`; a comment every 15 s as a heartbeat */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                visitor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a visitor with their conversations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "visitor_id": "browser-1",
                     *       "name": "Grace",
                     *       "first_seen": "2026-01-31T12:00:00.000Z",
                     *       "last_seen": "2026-01-31T12:00:00.000Z",
                     *       "is_verified": false,
                     *       "conversations": [
                     *         {
                     *           "number": 123,
                     *           "title": "Do you deliver on Sundays?",
                     *           "visitor": {
                     *             "visitor_id": "browser-1",
                     *             "name": "Grace"
                     *           },
                     *           "message_count": 2,
                     *           "unread_count": 1,
                     *           "last_message": {
                     *             "role": "assistant",
                     *             "content": "No, we do not.",
                     *             "created_at": "2026-01-31T12:00:00.000Z"
                     *           },
                     *           "is_taken_over": false,
                     *           "has_unanswered": false,
                     *           "ratings": {
                     *             "up": 1,
                     *             "down": 0
                     *           },
                     *           "started_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        visitor_id: string;
                        name: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        first_seen: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        last_seen: string;
                        /** @description Email of a verified visitor */
                        email?: string;
                        /** @description Whether the identity was verified with the chatbot’s signing secret; also set per conversation */
                        is_verified: boolean;
                        /** @description Most recently used first, at most 100 */
                        conversations: {
                            number: number;
                            title: string | null;
                            visitor: {
                                visitor_id: string;
                                name: string | null;
                                /**
                                 * @description Omitted for a visitor without a verified identity
                                 * @enum {boolean}
                                 */
                                is_verified?: true;
                            } | null;
                            message_count: number;
                            /** @description Unread messages of the visitor */
                            unread_count: number;
                            last_message: {
                                /** @enum {unknown} */
                                role: "user" | "assistant" | "system";
                                /** @description The beginning of the message */
                                content: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 in UTC
                                 * @example 2026-01-31T12:00:00.000Z
                                 */
                                created_at: string;
                            };
                            is_taken_over: boolean;
                            /** @description The chatbot did not know an answer, and the question is still open */
                            has_unanswered: boolean;
                            ratings: {
                                up: number;
                                down: number;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            started_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                visitor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `{"chatbot", "visitor", "conversations": [{…, "messages", "notes", "record"}]}`, oldest first, as a download */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readAnalytics: {
        parameters: {
            query?: {
                /** @description In UTC */
                from?: string;
                /** @description At most 366 days with `from` */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a chatbot’s daily statistics (default: the last 30 days) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "date": "2026-01-31",
                     *           "conversations": 12,
                     *           "messages": 48,
                     *           "found_nothing": 3,
                     *           "rated_up": 5,
                     *           "rated_down": 1,
                     *           "first_token_ms": {
                     *             "p50": 380,
                     *             "p99": 1240
                     *           },
                     *           "input_tokens": 38400,
                     *           "output_tokens": 7360,
                     *           "cost_usd": 0.010176
                     *         }
                     *       ],
                     *       "totals": {
                     *         "conversations": 12,
                     *         "messages": 48,
                     *         "found_nothing": 3,
                     *         "rated_up": 5,
                     *         "rated_down": 1,
                     *         "first_token_ms": {
                     *           "p50": 380,
                     *           "p99": 1240
                     *         },
                     *         "input_tokens": 38400,
                     *         "output_tokens": 7360,
                     *         "cost_usd": 0.010176
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description Every day of the period in order, including days without activity */
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description Conversations that were started */
                            conversations: number;
                            /** @description Messages of visitors and programs */
                            messages: number;
                            /** @description Replies in which the chatbot did not know the answer */
                            found_nothing: number;
                            rated_up: number;
                            rated_down: number;
                            /** @description Milliseconds to the first text of a reply: median and 99th percentile */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                        }[];
                        totals: {
                            /** @description Conversations that were started */
                            conversations: number;
                            /** @description Messages of visitors and programs */
                            messages: number;
                            /** @description Replies in which the chatbot did not know the answer */
                            found_nothing: number;
                            rated_up: number;
                            rated_down: number;
                            /** @description Milliseconds to the first text of a reply: median and 99th percentile */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                        };
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listUnanswered: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the questions that a chatbot could not answer, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "turn_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *         "conversation": 123,
                     *         "question": "Do you deliver on Sundays?",
                     *         "reply": "Sorry, I don't know that.",
                     *         "asked_at": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        turn_id: string;
                        /** @description The conversation’s number */
                        conversation: number;
                        question: string;
                        reply: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        asked_at: string;
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    answerUnanswered: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "No, only from Monday to Saturday.",
                 *       "question": "Do you deliver on Sundays?"
                 *     }
                 */
                "application/json": {
                    answer: string;
                    /** @description Rephrased question; default: the visitor’s own words */
                    question?: string;
                };
            };
        };
        responses: {
            /** @description Answer a question; it becomes a fact, both published and in the draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "facts": "Q: Do you deliver on Sundays?\nA: No, only from Monday to Saturday."
                     *     }
                     */
                    "application/json": {
                        /** @description All published facts */
                        facts: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    dismissUnanswered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question is dismissed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCollected: {
        parameters: {
            query?: {
                /** @description Only records with this status */
                status?: "active" | "completed" | "abandoned";
                page?: number;
                page_size?: number;
                /** @description From the `Link` header of the previous page, in place of a page’s number: later pages are as fast as the first. A row that becomes the newest meanwhile is on no later page */
                before?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the records that a chatbot collected, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "records": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "conversation": 123,
                     *           "status": "completed",
                     *           "data": {
                     *             "name": "Grace",
                     *             "email": "grace@example.com"
                     *           },
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 20
                     *     }
                     */
                    "application/json": {
                        records: {
                            id: string;
                            /** @description The conversation’s number */
                            conversation: number;
                            /** @enum {unknown} */
                            status: "active" | "completed" | "abandoned";
                            /** @description The collected values by form key: strings, numbers or booleans; for a list, an array of its items */
                            data: {
                                [key: string]: unknown;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            updated_at: string;
                        }[];
                        total: number;
                        page: number;
                        page_size: number;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleSaveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada’s help desk",
                 *       "description": "Answers what people ask about engines.",
                 *       "is_public": true,
                 *       "configuration": {
                 *         "tone": "friendly",
                 *         "greeting": "Hello!"
                 *       },
                 *       "facts": "We are open from 9 to 5.",
                 *       "form": null,
                 *       "base": 0
                 *     }
                 */
                "application/json": {
                    /** @description The `revision` that this draft is based on; 409 if it was changed meanwhile */
                    base: number;
                    name?: string;
                    description?: string;
                    is_public?: boolean;
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                    /** @description Behaviour and appearance of the chatbot; unknown keys are kept */
                    configuration?: {
                        tone?: string | null;
                        personality?: (string | string[]) | null;
                        communicationStyle?: string | null;
                        instructions?: string | null;
                        model?: string | null;
                        temperature?: number | null;
                        greeting?: string | null;
                        suggested_questions?: string[] | null;
                        theme?: {
                            accent?: string;
                            /** @enum {unknown} */
                            mode?: "light" | "dark" | "auto";
                            /** @enum {unknown} */
                            position?: "left" | "right";
                        } | null;
                        allowed_origins?: string[] | null;
                        image_hosts?: string[] | null;
                        language?: string | null;
                        daily_token_budget?: number | null;
                        daily_token_budget_per_visitor?: number | null;
                        languages?: string[] | null;
                    };
                    /** @description The chatbot’s knowledge, as text or Markdown */
                    facts?: string;
                    /** @description The form that conversations fill, as in PUT /chatbots/{id}/form; null for no form */
                    form?: unknown;
                };
            };
        };
        responses: {
            /** @description Save the draft (visible only in the preview) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "published": {
                     *         "name": "Ada’s help desk",
                     *         "description": "Answers what people ask about engines.",
                     *         "is_public": true,
                     *         "configuration": {
                     *           "tone": "friendly",
                     *           "greeting": "Hello!"
                     *         },
                     *         "facts": "We are open from 9 to 5.",
                     *         "form": null,
                     *         "public_url_slug": "adas-help-desk"
                     *       },
                     *       "draft": null,
                     *       "revision": 7,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        published: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                        draft: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        } | null;
                        /** @description Increases with each change of the draft, or without a draft of the published content */
                        revision: number;
                        /** @description The latest version; 0 before the first publication */
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The draft has another revision than `base` (`draft_changed`), or another conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The draft was changed elsewhere",
                     *       "code": "draft_changed",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "revision": 8
                     *     }
                     */
                    "application/json": {
                        detail: string;
                        /** @description Stable error code in snake_case */
                        code: string;
                        /** @description Also sent in the header X-Request-Id */
                        request_id: string;
                        /** @description With `draft_changed`: the current revision */
                        revision?: number;
                    };
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleDiscardDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft is discarded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleOpenPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a preview session that answers from the draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": {
                        session_id: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consolePublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "New opening hours"
                 *     }
                 */
                "application/json": {
                    /** @description What changed in this version */
                    note?: string;
                    /** @description The `revision` to publish; 409 if it was changed meanwhile. Default: the newest */
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Publish the draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "published": {
                     *         "name": "Ada’s help desk",
                     *         "description": "Answers what people ask about engines.",
                     *         "is_public": true,
                     *         "configuration": {
                     *           "tone": "friendly",
                     *           "greeting": "Hello!"
                     *         },
                     *         "facts": "We are open from 9 to 5.",
                     *         "form": null,
                     *         "public_url_slug": "adas-help-desk"
                     *       },
                     *       "draft": null,
                     *       "revision": 7,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        published: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                        draft: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        } | null;
                        /** @description Increases with each change of the draft, or without a draft of the published content */
                        revision: number;
                        /** @description The latest version; 0 before the first publication */
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The draft has another revision than `base` (`draft_changed`), or another conflict. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The draft was changed elsewhere",
                     *       "code": "draft_changed",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "revision": 8
                     *     }
                     */
                    "application/json": {
                        detail: string;
                        /** @description Stable error code in snake_case */
                        code: string;
                        /** @description Also sent in the header X-Request-Id */
                        request_id: string;
                        /** @description With `draft_changed`: the current revision */
                        revision?: number;
                    };
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is too large",
                     *       "code": "body_too_large",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This content type is not supported",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleListVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the published versions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "version": 1,
                     *         "published_at": "2026-01-31T12:00:00.000Z",
                     *         "note": "",
                     *         "content": {
                     *           "name": "Ada’s help desk",
                     *           "description": "Answers what people ask about engines.",
                     *           "is_public": true,
                     *           "configuration": {
                     *             "tone": "friendly",
                     *             "greeting": "Hello!"
                     *           },
                     *           "facts": "We are open from 9 to 5.",
                     *           "form": null,
                     *           "public_url_slug": "adas-help-desk"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        published_at: string;
                        note: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        content: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                    }[];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    consoleRestoreVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Restore a version as the draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "published": {
                     *         "name": "Ada’s help desk",
                     *         "description": "Answers what people ask about engines.",
                     *         "is_public": true,
                     *         "configuration": {
                     *           "tone": "friendly",
                     *           "greeting": "Hello!"
                     *         },
                     *         "facts": "We are open from 9 to 5.",
                     *         "form": null,
                     *         "public_url_slug": "adas-help-desk"
                     *       },
                     *       "draft": null,
                     *       "revision": 7,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @example {
                         *       "name": "Ada’s help desk",
                         *       "description": "Answers what people ask about engines.",
                         *       "is_public": true,
                         *       "configuration": {
                         *         "tone": "friendly",
                         *         "greeting": "Hello!"
                         *       },
                         *       "facts": "We are open from 9 to 5.",
                         *       "form": null,
                         *       "public_url_slug": "adas-help-desk"
                         *     }
                         */
                        published: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        };
                        draft: {
                            name: string;
                            description: string;
                            is_public: boolean;
                            public_url_slug: string;
                            configuration: {
                                [key: string]: unknown;
                            };
                            facts: string;
                            /** @description Null for no form */
                            form: unknown;
                        } | null;
                        /** @description Increases with each change of the draft, or without a draft of the published content */
                        revision: number;
                        /** @description The latest version; 0 before the first publication */
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSigningSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List a chatbot’s valid signing secrets, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secrets": [
                     *         {
                     *           "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *           "hint": "…f3Qa",
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        secrets: {
                            id: string;
                            /** @description The last characters of the secret */
                            hint: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rotateSigningSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Create a signing secret (shown only once) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
                     *       "hint": "…f3Qa",
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "secret": "fdsec_Zk3x…f3Qa"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /** @description The last characters of the secret */
                        hint: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-01-31T12:00:00.000Z
                         */
                        created_at: string;
                        secret: string;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A request with this Idempotency-Key is still in progress, or its response was too large to store */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A request with this Idempotency-Key is still in progress; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one. Or: The Idempotency-Key was already used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retireSigningSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                secret_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is retired */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The body is not valid JSON",
                     *       "code": "malformed_json",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Missing, invalid or expired credentials */
            401: {
                headers: {
                    /** @description Bearer */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid authentication credentials",
                     *       "code": "token_invalid",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not found, or not accessible to the caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Not found",
                     *       "code": "not_found",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is invalid; `errors` lists each one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Invalid request format",
                     *       "errors": [
                     *         {
                     *           "path": "message",
                     *           "message": "must be string"
                     *         }
                     *       ],
                     *       "code": "invalid_request",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; retry after the seconds in `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) per window in seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description Remaining calls (r), and seconds until the next one is added (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "Too many requests",
                     *       "code": "too_many_requests",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; retry after the seconds in `Retry-After` */
            503: {
                headers: {
                    /** @description Seconds to wait before a retry */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "The service is temporarily unavailable",
                     *       "code": "unavailable",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}

// Made by `npm run sdk` from the OpenAPI document of the server: change its schemas instead.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service and its database answer */
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
        /** Make an account */
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
        /** List your conversations, the most recently used first */
        get: operations["listConversations"];
        put?: never;
        /** Open a conversation */
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
        /** Delete a conversation with all its messages */
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
        /** Read a conversation, oldest message first */
        get: operations["listMessages"];
        put?: never;
        /** Say something; with `Accept: text/event-stream` the reply streams */
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
        /** Sign in with username and password */
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
        /** Make an account with an e-mail address, and sign in */
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
        /** Sign in with e-mail address and password */
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
        /** A new pair of tokens for a refresh token */
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
        /** Your account */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set the session that your client opens first */
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
        /** Change your password; your other sessions end */
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
        /** End this session: its tokens stop working at once */
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
         * @description The reply streams as plain text. With `Accept: text/event-stream`, or for the body of `useChat`’s default transport, it is the AI SDK’s UI message stream, protocol v1.
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
        /** Your sessions, the last used first */
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
        /** A session’s messages, the oldest first; the first is what the model is told now */
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
        /** Delete a session with its messages and training data */
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
        /** Answer the last message after all, whose reply failed or was cut off */
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
        /** Stop the reply under way; what had arrived of it is kept */
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
        /** The rest of a reply after a broken connection; 204 when there is none */
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
        /** What a widget needs to draw itself */
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
        /** Open a conversation with a public chatbot; a verified visitor continues the latest one */
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
        /** Read a conversation again, oldest message first */
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
         * @description With `Accept: text/event-stream`, or for UI messages, the reply streams.
         */
        post: operations["sayInWidget"];
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
        /** Stop the reply under way; what had arrived of it is kept */
        post: operations["stopInWidget"];
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
        /** Answer the last message after all, whose reply failed, was stopped or was cut off */
        post: operations["retryInWidget"];
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
        /** The rest of a reply after a broken connection; 204 when there is none */
        get: operations["resumeInWidget"];
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
        /** Say what a reply is worth, change it, or with null take it back */
        post: operations["rateInWidget"];
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
        /** Hear when something happens in a conversation; it ends now and then: come again */
        get: operations["listenInWidget"];
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
        /** Open a conversation for a customer of yours, with your API key */
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
        /** Say something, with a token or with an API key; with `Accept: text/event-stream` the reply streams */
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
        /** The chatbots that this key opens, as models */
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
        /** A chatbot that this key opens, as a model */
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
         * A chatbot’s reply as an OpenAI chat completion; with `stream: true` in chunks
         * @description Each call is a turn in a conversation, which the header `X-Session-Id` of the answer names. `metadata.session_id`, or the same header of a request, continues one. What stands first is always the chatbot’s own instructions; a `system` message is added after them as context.
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
        /** Who you are here */
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
        /** Begin again, with what you said in an earlier session */
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
        /** Your sessions, the newest first */
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
        /** Your newest session that is not completed, to go on with; null when there is none */
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
        /** What was said in a session, the oldest first */
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
        /** Answer, ask or correct; with `Accept: text/event-stream` the reply streams */
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
        /** What a session has collected so far */
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
        /** What a session has collected, as the main system takes it over */
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
        /** Your completed sessions; for an administrator everybody’s */
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
        /** Your profile, or with `user_id` somebody’s public profile */
        get: operations["readProfile"];
        /** Make your profile, or change it whole */
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
        /** Your chatbots, the newest first */
        get: operations["listChatbots"];
        put?: never;
        /** Make a chatbot */
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
        /** One of your chatbots */
        get: operations["readChatbot"];
        /** Change a chatbot; `configuration` is replaced whole */
        put: operations["replaceChatbot"];
        post?: never;
        /** Delete a chatbot, with everything that was said to it */
        delete: operations["deleteChatbot"];
        options?: never;
        head?: never;
        /** Change a chatbot; the keys of `configuration` are merged, null takes one out */
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
        /** What a public page shows of a chatbot */
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
        /** A chatbot’s API keys, the oldest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key; it is shown this once */
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
        /** Revoke an API key; it is refused at once */
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
        /** Who spoke to a chatbot of yours, the last seen first */
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
        /** Delete a visitor and everything they wrote */
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
         * What was said to a chatbot of yours and replied, the newest first
         * @description After 2 MiB of text on a page, the first 1,000 characters of each message are shown; a smaller page has them whole.
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
         * Mark messages as read; all of them without a list
         * @description Replies can be marked too. What visitors wrote is counted as unread, replies are not.
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
        /** What the conversations of a chatbot of yours collect */
        get: operations["readForm"];
        /** Have a chatbot of yours fill a form with its visitors; conversations under way keep theirs */
        put: operations["setForm"];
        post?: never;
        /** Have a chatbot of yours collect nothing any more; its records stay */
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
        /** What conversations with a chatbot of yours collected, the newest first */
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
        /** The records of a chatbot of yours as a file */
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
        /** What a chatbot of yours used each day; the last 30 days unless said otherwise */
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
        /** What each turn of a day used, the newest first; of today unless said otherwise */
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
        /** Say something to a chatbot; with `Accept: text/event-stream` the reply streams */
        post: operations["chatAsVisitor"];
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
         * What visitors said and what was replied, the newest first
         * @description For the owner; with `visitor_id` also for the visitor who sends their `X-Visitor-Token`.
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
    "/api/console/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this server has an owner yet */
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
        /** Become the server’s first administrator, with the code that its start has printed */
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
        /** Who you are, and whether you administer this server */
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
        /** Providers of models, and for which of them you have a key */
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
        /** Ask a provider for a few words, with the key that is sent or else with the stored one */
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
        /** Have your chatbots served with a key of your own; it is sealed, and never shown again */
        put: operations["consoleSaveProvider"];
        post?: never;
        /** Forget your key; from the next turn on your chatbots are served without it */
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
        /** The models that a provider lists, for your key or else for the server’s; none where it does not tell */
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
        /** Your chatbots, the last changed first */
        get: operations["consoleListChatbots"];
        put?: never;
        /** Make a chatbot, published as its first version */
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
        /** One of your chatbots: what is published, and its draft */
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
        /** The conversations with a chatbot of yours, the last used first */
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
         * One of them: what was said, and how each reply came about
         * @description The newest 1,000 messages. After 2 MiB of text, counted from the newest, the first 1,000 characters of each are shown.
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
        /** Mark all of a conversation as read */
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
        /** Answer in the chatbot’s place from now on; a reply under way is stopped */
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
        /** The chatbot answers again, from the next message on */
        post: operations["handBackConversation"];
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
        /** Say something to the visitor, in a conversation that you have taken over */
        post: operations["writeAsOwner"];
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
        /** Write down something about a conversation, for yourself */
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
        /** Hear when something happens in the conversations with a chatbot of yours; come again when it ends */
        get: operations["listenToInbox"];
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
        /** A visitor, and their conversations with a chatbot of yours */
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
        /** Everything that is stored of a visitor of a chatbot of yours, as a file */
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
        /** How a chatbot of yours was used each day; the last 30 days unless said otherwise */
        get: operations["readNumbers"];
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
        /** What a chatbot of yours was asked and did not know, the newest first */
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
        /** Answer it: the question and its answer are a fact from now on, published and in the draft */
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
        /** It needs no answer */
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
        /** What conversations with a chatbot of yours collected, the newest first */
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
        /** Keep what you are writing; nobody but the preview meets it */
        put: operations["consoleSaveDraft"];
        post?: never;
        /** Back to what is published */
        delete: operations["consoleDiscardDraft"];
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
        /** Visitors meet the draft from now on */
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
        /** What was published, the newest first */
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
        /** What a version was is the draft now */
        post: operations["consoleRestoreVersion"];
        delete?: never;
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
        /** A session for the widget’s calls that answers from the draft; it is in no list and no number */
        post: operations["consoleOpenPreview"];
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
        /** List the valid signing secrets of a chatbot of yours, newest first */
        get: operations["listSigningSecrets"];
        put?: never;
        /** Create a signing secret, shown only now; the one before it stays valid, older ones do not */
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
        /** Retire a signing secret; what it signed is refused at once */
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
         * @description What went wrong: `detail` for people, `code` for programs
         * @example {
         *       "detail": "Not found",
         *       "code": "not_found",
         *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
         *     }
         */
        Error: {
            detail: string;
            /** @description Stable, in snake_case */
            code: string;
            /** @description Also in the header X-Request-Id */
            request_id: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /**
         * @description What went wrong: `error` for people, `code` for programs
         * @example {
         *       "error": "Message is required",
         *       "code": "message_required",
         *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
         *     }
         */
        ErrorText: {
            error: string;
            /** @description Stable, in snake_case */
            code: string;
            /** @description Also in the header X-Request-Id */
            request_id: string;
        };
        /**
         * @description As OpenAI’s errors, with `code` and `request_id` beside them
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
            /** @description Stable, in snake_case */
            code: string;
            /** @description Also in the header X-Request-Id */
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
            /** @description Whether the service and its database answer */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description Whether the service and its database answer */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
            /** @description Make an account */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description List your conversations, the most recently used first */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a conversation */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The integer that opening a conversation answered */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a conversation with all its messages */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The integer that opening a conversation answered */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a conversation, oldest message first */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The integer that opening a conversation answered */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
            /** @description Make an account with an e-mail address, and sign in */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description The Idempotency-Key was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                        /** @description Lives an hour */
                        access_token: string;
                        /** @description Works once, within 30 days */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description A new pair of tokens for a refresh token */
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
                        /** @description Lives an hour */
                        access_token: string;
                        /** @description Works once, within 30 days */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your account */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Set the session that your client opens first */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Change your password; your other sessions end */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description End this session: its tokens stop working at once */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description What the client calls its session; without one it is `default` */
                    session_id?: string | null;
                    /** @description What the assistant shall answer from in this session, from this message on */
                    training_data?: string | null;
                    /** @description The chat’s id, which the client has made up */
                    id?: string;
                    /** @description The whole conversation; the newest entry of the role `user` is what is said now */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message`: the newest reply is made anew, in its place
                     * @enum {unknown}
                     */
                    trigger?: "submit-message" | "regenerate-message";
                } | {
                    message: string;
                    /** @description What the client calls its session; without one it is `default` */
                    session_id?: string | null;
                    /** @description What the assistant shall answer from in this session, from this message on */
                    training_data?: string | null;
                };
            };
        };
        responses: {
            /** @description The reply’s text as it is generated */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description The Idempotency-Key was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your sessions, the last used first */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                 * @description As the client named it
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A session’s messages, the oldest first; the first is what the model is told now */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                 * @description As the client named it
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description As the client named it
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description The Idempotency-Key was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                 * @description As the client named it
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop the reply under way; what had arrived of it is kept */
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
                        /** @description Whether a reply was under way */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The id of the last event that was received; without it, from the first */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description As the client named it
                 * @example holidays
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events that follow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description There is nothing to go on with */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a widget needs to draw itself */
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
                        /** @description BCP 47 */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description What the client calls its visitor; it proves nothing */
                    visitor_id?: string;
                    visitor_name?: string;
                    /** @description HMAC-SHA-256 of `visitor_id` with the chatbot’s signing secret, in hexadecimal */
                    visitor_hash?: string;
                    /** @description A JWT (HS256) signed with the chatbot’s signing secret: `sub` (the visitor’s id), `exp`, optional `name`, `email`. Or the visitor’s id, a colon and the `visitor_hash` */
                    token?: string;
                    /** @description For a verified visitor: a new conversation even where there is one */
                    starts_new?: boolean;
                };
            };
        };
        responses: {
            /** @description Open a conversation with a public chatbot; a verified visitor continues the latest one */
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
            /** @description Open a conversation with a public chatbot; a verified visitor continues the latest one */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Also by whom each message is, how it was rated, who answers */
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
            /** @description Read a conversation again, oldest message first */
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
                        }[];
                        /** @description Whether its owner answers in the chatbot’s place */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    sayInWidget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description The chat’s id, which the client has made up */
                    id?: string;
                    /** @description The whole conversation; the newest entry of the role `user` is what is said now */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message`: the newest reply is made anew, in its place
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    stopInWidget: {
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
            /** @description Stop the reply under way; what had arrived of it is kept */
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
                        /** @description Whether a reply was under way */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    retryInWidget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    resumeInWidget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was received; without it, from the first */
                "last-event-id"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events that follow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description There is nothing to go on with */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    rateInWidget: {
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
                    /** @description The reply’s place among the session’s messages, 0 the first */
                    position: number;
                    rating: ("up" | "down") | null;
                };
            };
        };
        responses: {
            /** @description Say what a reply is worth, change it, or with null take it back */
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
                        /** @description The reply’s place among the session’s messages, 0 the first */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    listenInWidget: {
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
            /** @description `{"type": "changed"}` when the conversation holds something new: read it again. `{"type": "human", "is_there": true}` when its owner answers in the chatbot’s place, also at the beginning; `false` when they have gone. A comment every 15 s */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description The chatbot’s id */
                    assistant_id: string;
                };
            };
        };
        responses: {
            /** @description Open a conversation for a customer of yours, with your API key */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description The chatbot’s id */
                    assistant_id: string;
                    session_id: string;
                    /** @description Any; clients send custom_code */
                    type: string;
                    /** @description The entries of role `user` are what is said now, in order */
                    messages: {
                        role: string;
                        content: string;
                    }[];
                } | {
                    /** @description What the client calls its session; without one it is `default` */
                    session_id?: string | null;
                    /** @description What the assistant shall answer from in this session, from this message on */
                    training_data?: string | null;
                    /** @description The chat’s id, which the client has made up */
                    id?: string;
                    /** @description The whole conversation; the newest entry of the role `user` is what is said now */
                    messages: {
                        role: string;
                        parts: {
                            type: string;
                            text?: string;
                        }[];
                    }[];
                    /**
                     * @description `regenerate-message`: the newest reply is made anew, in its place
                     * @enum {unknown}
                     */
                    trigger?: "submit-message" | "regenerate-message";
                } | {
                    message: string;
                    /** @description What the client calls its session; without one it is `default` */
                    session_id?: string | null;
                    /** @description What the assistant shall answer from in this session, from this message on */
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
            /** @description It does not exist, or not for this caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description The chatbots that this key opens, as models */
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
                            /** @description The chatbot’s slug, or its UUID */
                            id: string;
                            /** @enum {string} */
                            object: "model";
                            /** @description Seconds since 1970 */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description A chatbot that this key opens, as a model */
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
                        /** @description The chatbot’s slug, or its UUID */
                        id: string;
                        /** @enum {string} */
                        object: "model";
                        /** @description Seconds since 1970 */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
                /** @description Continues this conversation */
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
                    /** @description The chatbot: its slug or its UUID */
                    model: string;
                    messages: {
                        role: string;
                        /** @description Of the roles `user` and `assistant`: 100000 characters at most, all parts together */
                        content?: string | {
                            type: string;
                            text?: string;
                        }[] | null;
                        /** @description Not supported, unless empty */
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
            /** @description The completion, or its chunks */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description The Idempotency-Key was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Who you are here */
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
                        /** @description What the main system calls the user */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begin again, with what you said in an earlier session */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your sessions, the newest first */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your newest session that is not completed, to go on with; null when there is none */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The session’s integer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was said in a session, the oldest first */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description Without it a session is opened */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a session has collected so far */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a session has collected, as the main system takes it over */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your completed sessions; for an administrator everybody’s */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Whose; needs no token */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your profile, or with `user_id` somebody’s public profile */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Make your profile, or change it whole */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your chatbots, the newest first */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description true where it is left out */
                    is_public?: boolean;
                    /** @description How it behaves and looks; keys that Frontdesk does not know are kept */
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
            /** @description Make a chatbot */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description One of your chatbots */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                    /** @description How it behaves and looks; keys that Frontdesk does not know are kept */
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
            /** @description Change a chatbot; `configuration` is replaced whole */
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
            /** @description It does not exist, or not for this caller */
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
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It is gone */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                    /** @description How it behaves and looks; keys that Frontdesk does not know are kept */
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
            /** @description Change a chatbot; the keys of `configuration` are merged, null takes one out */
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
            /** @description It does not exist, or not for this caller */
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
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a public page shows of a chatbot */
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
                        /** @description Greeting, suggested questions, theme and language, as far as they are set */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description A chatbot’s API keys, the oldest first */
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
                        /** @description Its first characters, to know it again */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description `["chat"]` where it is left out */
                    scopes?: ("chat" | "knowledge")[];
                };
            };
        };
        responses: {
            /** @description Make an API key; it is shown this once */
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
                        /** @description Its first characters, to know it again */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It opens nothing any more */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who spoke to a chatbot of yours, the last seen first */
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
                        /** @description Theirs and the replies to them */
                        message_count: number;
                        /** @description Of what they wrote */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description They are gone */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What was said to a chatbot of yours and replied, the newest first */
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
                            /** @description null for a program with an API key */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Mark messages as read; all of them without a list */
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
                        /** @description How many of the visitors’ messages were unread */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It does not exist, or not for this caller */
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
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description New conversations fill no form */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Those alone */
                status?: "active" | "completed" | "abandoned";
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
            /** @description What conversations with a chatbot of yours collected, the newest first */
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
                            /** @description What is known, by the keys of the form: texts, numbers, true and false; of a list, an array of its items */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Those alone */
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
             * @description The records in the order in which they were begun.
             *     `json`: an array as the list answers it, one record a line.
             *     `csv`: a row for each record; where it has items of lists, a row for each of these instead, the record’s
             *     columns repeated. A text that a spreadsheet would take for a formula has an apostrophe before it.
             *     `xlsx`: a sheet with a row for each record, and for each list a sheet with a row for each item.
             *     Columns are the keys of the chatbot’s form, then those that only older forms had.
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
                        /** @description What is known, by the keys of the form: texts, numbers, true and false; of a list, an array of its items */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a chatbot of yours used each day; the last 30 days unless said otherwise */
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
                        /** @description Every day of the period, the first first, also those without turns */
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description Those that are over */
                            turns: number;
                            /** @description As the providers counted them */
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                            /** @description Of them: those that got no answer, or half of one, and that nobody stopped */
                            failed_turns: number;
                            /** @description Of them: those whose price nobody knows, which `cost_usd` lacks */
                            unpriced_turns: number;
                            /** @description In milliseconds: what half of the turns, and 99 in 100, took at most; null where none did */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description In milliseconds: what half of the turns, and 99 in 100, took at most; null where none did */
                            duration_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description The one with the most tokens first */
                            models: {
                                model: string | null;
                                /** @description Those that are over */
                                turns: number;
                                /** @description As the providers counted them */
                                input_tokens: number;
                                output_tokens: number;
                                cost_usd: number | null;
                            }[];
                        }[];
                        totals: {
                            /** @description Those that are over */
                            turns: number;
                            /** @description As the providers counted them */
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                            /** @description Of them: those that got no answer, or half of one, and that nobody stopped */
                            failed_turns: number;
                            /** @description Of them: those whose price nobody knows, which `cost_usd` lacks */
                            unpriced_turns: number;
                            /** @description In milliseconds: what half of the turns, and 99 in 100, took at most; null where none did */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description In milliseconds: what half of the turns, and 99 in 100, took at most; null where none did */
                            duration_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            /** @description The one with the most tokens first */
                            models: {
                                model: string | null;
                                /** @description Those that are over */
                                turns: number;
                                /** @description As the providers counted them */
                                input_tokens: number;
                                output_tokens: number;
                                cost_usd: number | null;
                            }[];
                        };
                        budget: {
                            daily_tokens: number | null;
                            daily_tokens_per_visitor: number | null;
                            /** @description Tokens, those reserved for replies under way included */
                            used_today: number;
                            /** @description Whether the keys of this server have too few tokens left today; an own key goes on */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each turn of a day used, the newest first; of today unless said otherwise */
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
                             * @description human: its owner had taken the conversation over, and no model was asked
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    chatAsVisitor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
                /** @description From the answer to this visitor’s first message */
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
                    /** @description What the client calls its visitor; it proves nothing */
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
                        /** @description Sent as X-Visitor-Token, it continues this conversation */
                        visitor_token: string;
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Of the visitor whose history it is; its owner needs none */
                "x-visitor-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What visitors said and what was replied, the newest first */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Whether this server has an owner yet */
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
                        /** @description Whether nobody has claimed this server yet */
                        is_open: boolean;
                        /**
                         * @description Who keeps accounts
                         * @enum {unknown}
                         */
                        accounts: "built-in" | "supabase";
                    };
                };
            };
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                    /** @description From the address that the start prints */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Become the server’s first administrator, with the code that its start has printed */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Who you are, and whether you administer this server */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Providers of models, and for which of them you have a key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        provider: "openai" | "openrouter" | "groq" | "ollama";
                        /** @description Whether the operator has configured it */
                        of_server: boolean;
                        own: {
                            /** @description How the key ends */
                            hint: string;
                            base_url: string | null;
                            default_model: string;
                            checked_at: string | null;
                        } | null;
                        /** @description Which of its models serves when nobody names one */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                    /** @description Without it the stored one is meant */
                    api_key?: string;
                    base_url?: string | null;
                    /** @description As the provider calls it */
                    model?: string;
                };
            };
        };
        responses: {
            /** @description Ask a provider for a few words, with the key that is sent or else with the stored one */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                    /** @description Without it the stored one is meant */
                    api_key?: string;
                    /** @description As the provider calls it */
                    default_model?: string;
                    base_url?: string | null;
                };
            };
        };
        responses: {
            /** @description Have your chatbots served with a key of your own; it is sealed, and never shown again */
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
                        /** @description Whether the operator has configured it */
                        of_server: boolean;
                        own: {
                            /** @description How the key ends */
                            hint: string;
                            base_url: string | null;
                            default_model: string;
                            checked_at: string | null;
                        } | null;
                        /** @description Which of its models serves when nobody names one */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description There is no key */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description The models that a provider lists, for your key or else for the server’s; none where it does not tell */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description Your chatbots, the last changed first */
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
                        /** @description What visitors wrote and you have not read */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description How it behaves and looks; keys that Frontdesk does not know are kept */
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
                    /** @description What the chatbot knows, as text or Markdown */
                    facts?: string;
                    /** @description What conversations collect, as PUT /chatbots/{id}/form takes it; null for nothing */
                    form?: unknown;
                };
            };
        };
        responses: {
            /** @description Make a chatbot, published as its first version */
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
                     *       "draft_saved_at": null,
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
                            /** @description null where nothing is collected */
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
                            /** @description null where nothing is collected */
                            form: unknown;
                        } | null;
                        draft_saved_at: string | null;
                        /** @description The last; 0 where nothing was published from here yet */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description One of your chatbots: what is published, and its draft */
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
                     *       "draft_saved_at": null,
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
                            /** @description null where nothing is collected */
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
                            /** @description null where nothing is collected */
                            form: unknown;
                        } | null;
                        draft_saved_at: string | null;
                        /** @description The last; 0 where nothing was published from here yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Looked for in names and titles of the 2000 conversations that were used last, and in their messages: in the newest 100 of a conversation and 10000 of all, in the first 1000 characters of each */
                q?: string;
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
            /** @description The conversations with a chatbot of yours, the last used first */
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
                                 * @description Left out for a visitor whose identity nothing has proved
                                 * @enum {boolean}
                                 */
                                is_verified?: true;
                            } | null;
                            message_count: number;
                            /** @description Of what the visitor wrote */
                            unread_count: number;
                            last_message: {
                                /** @enum {unknown} */
                                role: "user" | "assistant" | "system";
                                /** @description Its beginning */
                                content: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 in UTC
                                 * @example 2026-01-31T12:00:00.000Z
                                 */
                                created_at: string;
                            };
                            is_taken_over: boolean;
                            /** @description The chatbot did not know something, and nobody saw to it yet */
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
                        /** @description Sent as `before`, what follows; null at the end */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The conversation’s */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One of them: what was said, and how each reply came about */
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
                             * @description Left out for a visitor whose identity nothing has proved
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Of what the visitor wrote */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description Its beginning */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know something, and nobody saw to it yet */
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
                        /** @description The oldest first, of the newest 1,000 */
                        messages: {
                            id: string;
                            /** @description Its place in the conversation, the first is 1 */
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
                                /** @description Passages of the knowledge that the reply rests on */
                                sources: string[];
                                /** @description The reply says that the chatbot does not know */
                                found_nothing: boolean;
                                /** @description … and nobody saw to it yet */
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
                            /** @description From 0 to 1: the share of the form’s fields that are known */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The conversation’s */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mark all of a conversation as read */
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
                        /** @description How many of the visitor’s messages were unread */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The conversation’s */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer in the chatbot’s place from now on; a reply under way is stopped */
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
                             * @description Left out for a visitor whose identity nothing has proved
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Of what the visitor wrote */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description Its beginning */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know something, and nobody saw to it yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    handBackConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The conversation’s */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chatbot answers again, from the next message on */
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
                             * @description Left out for a visitor whose identity nothing has proved
                             * @enum {boolean}
                             */
                            is_verified?: true;
                        } | null;
                        message_count: number;
                        /** @description Of what the visitor wrote */
                        unread_count: number;
                        last_message: {
                            /** @enum {unknown} */
                            role: "user" | "assistant" | "system";
                            /** @description Its beginning */
                            content: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-01-31T12:00:00.000Z
                             */
                            created_at: string;
                        };
                        is_taken_over: boolean;
                        /** @description The chatbot did not know something, and nobody saw to it yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    writeAsOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                /** @description The conversation’s */
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
            /** @description Say something to the visitor, in a conversation that you have taken over */
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
                        /** @description Its place in the conversation, the first is 1 */
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
                            /** @description Passages of the knowledge that the reply rests on */
                            sources: string[];
                            /** @description The reply says that the chatbot does not know */
                            found_nothing: boolean;
                            /** @description … and nobody saw to it yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                /** @description The conversation’s */
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
            /** @description Write down something about a conversation, for yourself */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description The conversation’s */
                number: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    listenToInbox: {
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
            /** @description `{"type": "conversation", "number"}` when something was said or changed in one, `{"type": "typing", "number"}` while its visitor waits for a reply; a comment every 15 s */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description A visitor, and their conversations with a chatbot of yours */
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
                        /** @description From a signed identity */
                        email?: string;
                        /** @description Whether the chatbot’s signing secret has proved who they are; each conversation says so too */
                        is_verified: boolean;
                        /** @description The last used first, 100 at most */
                        conversations: {
                            number: number;
                            title: string | null;
                            visitor: {
                                visitor_id: string;
                                name: string | null;
                                /**
                                 * @description Left out for a visitor whose identity nothing has proved
                                 * @enum {boolean}
                                 */
                                is_verified?: true;
                            } | null;
                            message_count: number;
                            /** @description Of what the visitor wrote */
                            unread_count: number;
                            last_message: {
                                /** @enum {unknown} */
                                role: "user" | "assistant" | "system";
                                /** @description Its beginning */
                                content: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 in UTC
                                 * @example 2026-01-31T12:00:00.000Z
                                 */
                                created_at: string;
                            };
                            is_taken_over: boolean;
                            /** @description The chatbot did not know something, and nobody saw to it yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description `{"chatbot", "visitor", "conversations": [{…, "messages", "notes", "record"}]}`, oldest first */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
    readNumbers: {
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
            /** @description How a chatbot of yours was used each day; the last 30 days unless said otherwise */
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
                        /** @description Every day of the period, the first first, also those on which nothing happened */
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description That were begun */
                            conversations: number;
                            /** @description That visitors and programs wrote */
                            messages: number;
                            /** @description Replies that say that the chatbot does not know */
                            found_nothing: number;
                            rated_up: number;
                            rated_down: number;
                            /** @description To the first text of the reply: what half, and 99 in 100, took at most */
                            first_token_ms: {
                                p50: number | null;
                                p99: number | null;
                            };
                            input_tokens: number;
                            output_tokens: number;
                            cost_usd: number | null;
                        }[];
                        totals: {
                            /** @description That were begun */
                            conversations: number;
                            /** @description That visitors and programs wrote */
                            messages: number;
                            /** @description Replies that say that the chatbot does not know */
                            found_nothing: number;
                            rated_up: number;
                            rated_down: number;
                            /** @description To the first text of the reply: what half, and 99 in 100, took at most */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What a chatbot of yours was asked and did not know, the newest first */
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
                     *         "reply": "I'm sorry, I don't know that.",
                     *         "asked_at": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        turn_id: string;
                        /** @description Its number */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                    /** @description In better words than the visitor’s */
                    question?: string;
                };
            };
        };
        responses: {
            /** @description Answer it: the question and its answer are a fact from now on, published and in the draft */
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
                        /** @description All that are published */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It is in the list no more */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Those alone */
                status?: "active" | "completed" | "abandoned";
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
            /** @description What conversations with a chatbot of yours collected, the newest first */
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
                            /** @description Its number */
                            conversation: number;
                            /** @enum {unknown} */
                            status: "active" | "completed" | "abandoned";
                            /** @description What is known, by the keys of the form; of a list, an array of its items */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                 *       "base": null
                 *     }
                 */
                "application/json": {
                    /** @description The `draft_saved_at` that this draft was read with */
                    base: string | null;
                    name?: string;
                    description?: string;
                    is_public?: boolean;
                    /** @description Lower-case letters, digits, - and _ between them */
                    public_url_slug?: string;
                    /** @description How it behaves and looks; keys that Frontdesk does not know are kept */
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
                    /** @description What the chatbot knows, as text or Markdown */
                    facts?: string;
                    /** @description What conversations collect, as PUT /chatbots/{id}/form takes it; null for nothing */
                    form?: unknown;
                };
            };
        };
        responses: {
            /** @description Keep what you are writing; nobody but the preview meets it */
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
                     *       "draft_saved_at": null,
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
                            /** @description null where nothing is collected */
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
                            /** @description null where nothing is collected */
                            form: unknown;
                        } | null;
                        draft_saved_at: string | null;
                        /** @description The last; 0 where nothing was published from here yet */
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
            /** @description It does not exist, or not for this caller */
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
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description There is no draft */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
                 *       "note": "New opening hours"
                 *     }
                 */
                "application/json": {
                    /** @description What is new */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Visitors meet the draft from now on */
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
                     *       "draft_saved_at": null,
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
                            /** @description null where nothing is collected */
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
                            /** @description null where nothing is collected */
                            form: unknown;
                        } | null;
                        draft_saved_at: string | null;
                        /** @description The last; 0 where nothing was published from here yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
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
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description What was published, the newest first */
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
                            /** @description null where nothing is collected */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
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
            /** @description What a version was is the draft now */
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
                     *       "draft_saved_at": null,
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
                            /** @description null where nothing is collected */
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
                            /** @description null where nothing is collected */
                            form: unknown;
                        } | null;
                        draft_saved_at: string | null;
                        /** @description The last; 0 where nothing was published from here yet */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A session for the widget’s calls that answers from the draft; it is in no list and no number */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description List the valid signing secrets of a chatbot of yours, newest first */
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
                            /** @description How the secret ends */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
                /** @description Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Create a signing secret, shown only now; the one before it stays valid, older ones do not */
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
                        /** @description How the secret ends */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description Conflicts with the current state. Or: A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "A call with this Idempotency-Key is still under way; try again soon",
                     *       "code": "idempotency_key_in_use",
                     *       "request_id": "0f8fad5b-d9cb-469f-a165-70867728950e"
                     *     }
                     */
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A field is wrong; `errors` says which. Or: The Idempotency-Key was sent with another request before */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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
            /** @description It verifies nobody any more */
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
            /** @description It does not exist, or not for this caller */
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
            /** @description A field is wrong; `errors` says which */
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
            /** @description Too many requests; `Retry-After` says when to try again */
            429: {
                headers: {
                    /** @description Seconds after which a call is worth it */
                    "Retry-After"?: number;
                    /** @description The limit: its name, calls (q) and seconds (w) */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of it (r), and seconds until there is more (t) */
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
            /** @description A dependency is unavailable; `Retry-After` says when to try again */
            503: {
                headers: {
                    /** @description Seconds after which a call is worth it */
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

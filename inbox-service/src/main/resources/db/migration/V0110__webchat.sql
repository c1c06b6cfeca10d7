-- Visits to the website chat, and what visitor and bot said to each other in them. A visit lasts a day and is then purged;
-- what was escalated stays in the store like every conversation.
create table webchat_visits (
    visit_id        text primary key,
    name            text,                           -- as the visitor gave it
    language        text not null,
    conversation_id text,                           -- once the visitor has asked for a human
    expires_at      timestamptz not null
);
create index webchat_visits_by_expiry on webchat_visits (expires_at);

create table webchat_lines (
    visit_id   text not null references webchat_visits on delete cascade,
    number     bigint generated always as identity,
    message_id text not null,
    sender     text not null check (sender in ('visitor', 'bot')),
    text       text not null,
    position   bigint not null,                     -- the end of the store when it was said: places it in the conversation
    at         timestamptz not null,
    primary key (visit_id, number)
);

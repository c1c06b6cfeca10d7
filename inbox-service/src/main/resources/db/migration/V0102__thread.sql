-- The view "thread": who said what, the transcript included.
create table messages (
    conversation_id text,
    position        bigint,                         -- of the event that told it
    line            integer,                        -- in the transcript; 0 for a message
    message_id      text not null,
    sender          text not null check (sender in ('visitor', 'bot', 'agent')),
    agent_id        text,
    text            text not null,
    at              timestamptz not null,
    primary key (conversation_id, position, line)
);

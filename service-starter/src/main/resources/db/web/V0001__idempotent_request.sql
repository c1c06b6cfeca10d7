-- Requests that came with an Idempotency-Key, and what they were answered.
create table idempotent_request (
    -- SHA-256 of caller, call and key
    request      bytea       primary key,
    -- SHA-256 of the body: the same key with another body is refused
    body         bytea       not null,
    -- for what the request creates
    id           text        not null,
    asked_at     timestamptz not null,
    -- until then somebody is at it, and others wait
    leased_until timestamptz not null,
    -- the answer, once there is one: all null, or status and answer not null
    status       int,
    location     text,
    etag         text,
    content_type text,
    answer       bytea
);

create index idempotent_request_asked_at on idempotent_request (asked_at);

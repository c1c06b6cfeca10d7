-- The last replay of each projection, and how far it is: written in the transaction of each batch that it applies, so
-- that it goes on after a restart where it was.
create table replays (
    projection        text primary key,
    -- another one for each replay: who worked on the one before notices
    id                text not null,
    -- 'replay' takes the place of the live tables; 'comparison' only looks how they differ
    purpose           text not null check (purpose in ('replay', 'comparison')),
    status            text not null check (status in ('replaying', 'paused', 'failed', 'cancelled', 'done')),
    -- of the last event that is in the copy
    position          bigint not null default 0,
    events_per_second double precision not null default 0,
    -- what the tables were like when the copy was made; null before there is one
    blueprint         text,
    -- rows that a comparison found different
    differences       bigint,
    -- why it failed
    error             text,
    asked_by          text not null,
    started_at        timestamptz not null default now(),
    finished_at       timestamptz
);

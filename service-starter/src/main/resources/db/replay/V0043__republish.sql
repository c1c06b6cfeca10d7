-- Publishing stored events again is kept with the replays: its position moves in `position`, too.
alter table replays drop constraint replays_purpose_check;
alter table replays add constraint replays_purpose_check check (purpose in ('replay', 'comparison', 'republish'));
alter table replays
    -- the position before the first of the events, and that of the last
    add column range_after bigint not null default 0,
    add column range_to    bigint not null default 0,
    -- where they go; null for what is no republishing
    add column topic       text;

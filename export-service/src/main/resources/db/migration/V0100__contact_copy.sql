-- The contacts as their events tell them. Details and tags are guarded by the sequence of the event that told them, so
-- that what is delivered twice, or late, changes nothing. A deleted contact stays as a bare id, so that it does not come
-- back with an event delivered again.
create table contact (
    contact_id       text collate "C" primary key,
    details_sequence bigint not null default -1,
    tags_sequence    bigint not null default -1,
    deleted          boolean not null default false,
    display_name     text,
    first_name       text,
    last_name        text,
    email            text,
    phone            text,
    language         text,
    time_zone        text,
    external_id      text,
    search           text,
    tags             text,
    tag_ids          text[],
    created_at       timestamptz,
    details_at       timestamptz,
    tags_at          timestamptz,
    updated_at       timestamptz generated always as
                         (case when tags_sequence > details_sequence then tags_at else details_at end) stored
);

-- The order of the rows of every file.
create index contact_in_order on contact (created_at, contact_id) where not deleted;

-- Every event of the topic before these offsets is in the copy: written in the same transaction as the rows. Of a topic
-- that was deleted and made again, which starts at 0 anew, Kafka tells another id.
create table consumed_offset (
    topic_id    text not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic_id, partition)
);

-- Trusted: whoever owns the database may create it.
create extension if not exists pg_trgm;

-- name_key sorts: the display name without case and accents, cut so that it fits an index.
-- search holds all that is searched, folded likewise, one field to a line.
create table contacts (
    contact_id   text collate "C" primary key,
    version      bigint not null,
    display_name text not null,
    first_name   text,
    last_name    text,
    email        text,
    phone        text,
    language     text,
    time_zone    text,
    external_id  text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    name_key     text collate "C" not null,
    search       text collate "C" not null
);
create index contacts_by_name on contacts (name_key, contact_id);
create index contacts_by_creation on contacts (created_at desc, contact_id desc);
create index contacts_by_external_id on contacts (external_id) where external_id is not null;
create index contacts_by_email on contacts (lower(email)) where email is not null;
create index contacts_by_phone on contacts (phone) where phone is not null;
create index contacts_by_part_of_word on contacts using gin (search gin_trgm_ops);

-- The conversations that contacts engaged in; also those of deleted contacts, so that no conversation engages twice.
create table engagements (
    conversation_id text collate "C" primary key,
    contact_id      text collate "C" not null,
    channel         text not null,
    at              timestamptz not null
);
create index engagements_by_contact on engagements (contact_id, at desc, conversation_id desc);

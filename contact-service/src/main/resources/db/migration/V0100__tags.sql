-- The catalogue of tags. Names are compared and sorted by name_key: without case and accents.
create table tag_groups (
    group_id text collate "C" primary key,
    name     text not null,
    name_key text collate "C" not null,
    single   boolean not null
);

create table tags (
    tag_id   text collate "C" primary key,
    name     text not null,
    name_key text collate "C" not null,
    group_id text collate "C",
    colour   text not null
);

-- Who carries which tag, named as the contact's last event told it: behind the catalogue until a change has spread.
create table contact_tags (
    contact_id text collate "C" not null,
    tag_id     text collate "C" not null,
    name       text not null,
    group_name text,
    primary key (contact_id, tag_id)
);
create index contact_tags_by_tag on contact_tags (tag_id, contact_id);

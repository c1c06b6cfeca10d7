-- What the search finds by index: filled beside the commands, a moment behind them. What is newer than
-- search_progress is searched where it stands.
create table searchable_texts (
    conversation_id text not null,
    text            text not null                   -- as searchable() makes it
);
create index searchable_texts_by_any_part on searchable_texts using gin (text gin_trgm_ops);

create table search_progress (
    position bigint not null                        -- of the last event whose texts are in searchable_texts
);
insert into search_progress values (0);

create index contact_copy_by_any_part on contact_copy
    using gin (searchable_contact(display_name, email, phone) gin_trgm_ops);

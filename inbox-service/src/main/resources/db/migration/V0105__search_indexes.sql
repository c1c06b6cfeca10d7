-- Writers only append to the pending lists of these indexes; a task of the service merges them beside the commands,
-- so that no command ever has to (hence the limit, in kB, that a writer does not reach).
create index escalations_search on escalations using gin (
    searchable(help_message) gin_trgm_ops,
    searchable_contact(display_name, email, phone) gin_trgm_ops
) with (fastupdate = on, gin_pending_list_limit = 1048576);

create index messages_search on messages using gin (searchable(text) gin_trgm_ops)
    with (fastupdate = on, gin_pending_list_limit = 1048576);

create index contact_copy_search on contact_copy using gin (
    searchable_contact(display_name, email, phone) gin_trgm_ops
);

-- A conversation may also begin with an agent who writes to a contact: then the help message is what the agent wrote.
alter table escalations add column started_by text;

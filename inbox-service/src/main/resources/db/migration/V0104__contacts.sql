-- A copy of what agents see of a contact, fed from the topic of the contacts; guarded by the contact's sequence.
create table contact_copy (
    contact_id   text primary key,
    sequence     bigint not null,                   -- of the last event that is in here
    deleted      boolean not null,
    display_name text,
    email        text,
    phone        text,
    external_id  text
);

-- Which contact engaged in a conversation.
create table conversation_contacts (
    conversation_id text primary key,
    contact_id      text not null
);
create index conversation_contacts_of_contact on conversation_contacts (contact_id);

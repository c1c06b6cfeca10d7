-- Search finds any part of a word, whatever its case and accents.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Immutable, so that it can be indexed: nobody changes the unaccent rules of a running database. The collation knows
-- the letters of all scripts, whatever locale the database was made with.
create function searchable(text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent', $1) collate pg_c_utf8);

-- What a contact is found by. The digits stand alone as well, so that 030 90 finds +49 (30) 90-1820.
create function searchable_contact(display_name text, email text, phone text) returns text
    language sql immutable parallel safe
    return searchable(coalesce(display_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' '
        || regexp_replace(coalesce(phone, ''), '\D', '', 'g'));

-- What a text has to be like to hold these letters, whatever else they mean to "like".
create function search_pattern(text) returns text
    language sql immutable strict parallel safe
    return '%' || regexp_replace(searchable($1), '([\\%_])', '\\\1', 'g') || '%';

-- Keys whose messages cannot be kept as dead letters, as if the database had become read-only.
create table no_letters (record_key bytea primary key);
create function no_letters() returns trigger language plpgsql as $$
begin
    if exists (select from no_letters where record_key = new.record_key) then
        raise exception 'read-only' using errcode = '25006';
    end if;
    return new;
end $$;
create trigger no_letters before insert on dead_letters for each row execute function no_letters();

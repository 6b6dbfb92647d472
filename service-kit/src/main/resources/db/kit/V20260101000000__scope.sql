-- Row-level security, the second line behind queries that name their community.

create function scope_communities() returns uuid[] language sql stable parallel safe
return string_to_array(nullif(nullif(current_setting('app.communities', true), ''), '*'), ',')::uuid[];

comment on function scope_communities() is 'The communities that this session may see; set by the service for each connection it takes.';

create function scope_everywhere() returns boolean language sql stable parallel safe
return current_setting('app.communities', true) = '*';

comment on function scope_everywhere() is 'Whether this session may see every community.';

-- The scalar sub-selects are evaluated once a statement, not once a row.
create procedure protect(guarded regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format(
        'create policy community_scope on %s to %I '
        'using (community_id = any ((select scope_communities())::uuid[]) or (select scope_everywhere())) '
        'with check (community_id = any ((select scope_communities())::uuid[]) or (select scope_everywhere()))',
        guarded, '${app}');
    execute format('create policy all_communities on %s to %I using (true) with check (true)', guarded, '${feed}');
end $$;

comment on procedure protect(regclass) is
    'Limits a table with a community_id to the scope of the session for the request role; the feed role sees all.';

grant usage on schema public to ${app}, ${feed};

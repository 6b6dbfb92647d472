create table issued_key (
    key_id      text        not null,
    name        text        not null,
    created_at  timestamptz not null,
    created_by  text,
    replaced_by text,
    constraint issued_key_pk primary key (key_id),
    constraint issued_key_api_key_fk foreign key (key_id) references api_key (key_id),
    constraint issued_key_replaced_by_fk foreign key (replaced_by) references api_key (key_id),
    constraint issued_key_name_check check (length(name) between 1 and 200)
);

create index issued_key_created_at_idx on issued_key (created_at, key_id);

comment on table issued_key is 'What only the issuer needs to know of an API key; what verifies it stands in api_key.';
comment on column issued_key.created_by is 'The key that made it; null: the service itself, on its first start.';
comment on column issued_key.replaced_by is 'The key that it was rotated to.';

grant select, insert, update on issued_key to ${app};
grant insert, update on api_key to ${app};

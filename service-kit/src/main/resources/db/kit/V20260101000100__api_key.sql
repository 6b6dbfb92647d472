create table api_key (
    key_id      text        not null,
    kind        text        not null,
    secret_hash bytea       not null,
    communities uuid[],
    scopes      text[],
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint api_key_pk primary key (key_id),
    constraint api_key_kind_check check (kind in ('own', 'app', 'bot', 'bi', 'svc')),
    constraint api_key_secret_hash_check check (octet_length(secret_hash) = 32)
);

comment on table api_key is 'What is needed to verify an API key. The service that issues keys owns the rows; elsewhere they follow its feed.';
comment on column api_key.secret_hash is 'SHA-256 of the secret; 190 bits of entropy need no slow hash.';
comment on column api_key.communities is 'Null: every community.';
comment on column api_key.scopes is 'Null: everything that the kind allows.';

grant select on api_key to ${app};
grant select, insert, update on api_key to ${feed};

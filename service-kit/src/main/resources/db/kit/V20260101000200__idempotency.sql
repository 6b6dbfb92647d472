create table idempotency (
    principal       text        not null,
    idempotency_key text        not null,
    fingerprint     bytea       not null,
    status          int,
    location        text,
    etag            text,
    body            text,
    created_at      timestamptz not null,
    constraint idempotency_pk primary key (principal, idempotency_key)
);

comment on table idempotency is 'First answers to POST requests that carried an Idempotency-Key, written in the transaction of their effect.';
comment on column idempotency.fingerprint is 'SHA-256 over method, path and canonical body.';

create index idempotency_created_idx on idempotency using brin (created_at);

grant select, insert, update on idempotency to ${app};
grant select, delete on idempotency to ${feed};

create table digest (
    community_id uuid           not null,
    day          date           not null,
    type         text           not null,
    events       bigint         not null,
    checksum     numeric(20, 0) not null,
    constraint digest_pk primary key (community_id, day, type)
);

comment on table digest is 'Number and order-independent check sum of what this service has processed, by UTC day and type.';
comment on column digest.checksum is 'Sum of the 64-bit check sums, unsigned, modulo 2^64.';

call protect('digest');
grant select on digest to ${app};
grant select, insert, update on digest to ${feed};

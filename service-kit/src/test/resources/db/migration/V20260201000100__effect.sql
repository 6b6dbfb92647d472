-- What the followers of the tests have done; nothing keeps an effect from happening twice.
create table effect (
    id      bigint generated always as identity,
    item_id text not null,
    subject text not null,
    constraint effect_pk primary key (id)
);
grant select, insert, delete on effect to ${feed};

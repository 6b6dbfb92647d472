create table thing (
    community_id uuid not null,
    id           uuid not null,
    name         text not null,
    version      int  not null default 1,
    constraint thing_pk primary key (community_id, id),
    constraint thing_name_key unique (community_id, name)
);
call protect('thing');
grant select, insert, update on thing to ${app};
grant select, insert, update on thing to ${feed};

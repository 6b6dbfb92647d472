create table funnel (
    community_id uuid        not null,
    id           uuid        not null,
    name         text        not null,
    definition   jsonb       not null,
    created_at   timestamptz not null,
    constraint funnel_pk primary key (community_id, id)
);

comment on table funnel is 'A saved funnel of a community: steps that members take one after the other.';
comment on column funnel.definition is 'Order, window and steps, as they were sent.';

create index funnel_created_idx on funnel (community_id, created_at, id);

call protect('funnel');
grant select, insert on funnel to ${app};

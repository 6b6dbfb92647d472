create table member_number (
    community_id uuid not null,
    member_id    uuid not null,
    number       int  not null,
    joined_day   date,
    constraint member_number_pk primary key (community_id, member_id),
    constraint member_number_number_key unique (community_id, number)
);

comment on table member_number is 'Dense numbers of the members of a community, so that sets of members are small bitmaps.';
comment on column member_number.joined_day is 'Local date of the earliest member.joined that is not retracted.';

create table fact (
    community_id uuid        not null,
    event_id     uuid        not null,
    number       int         not null,
    type         text        not null,
    time         timestamptz not null,
    day          date        not null,
    channel      text,
    topic        text,
    reply        boolean     not null,
    amount       bigint      not null,
    retracted    boolean     not null,
    constraint fact_pk primary key (community_id, event_id)
);

comment on table fact is 'Activity events without their bodies: who did what, when and where. Rollups can be rebuilt from them.';
comment on column fact.event_id is 'Ascending in the order of acceptance, so it tells the order of events of the same instant.';
comment on column fact.number is 'The number of the member (member_number).';
comment on column fact.day is 'Calendar date of the time in the zone of the community.';
comment on column fact.reply is 'Whether it is a message that answers another one.';
comment on column fact.amount is 'What a summed measure adds for the event: the count of reaction.counted, 1 otherwise.';
comment on column fact.retracted is 'Taken back; counts in nothing.';

create index fact_type_day_idx on fact (community_id, type, day, number);

call protect('member_number');
call protect('fact');
grant select on member_number, fact to ${app};
grant select, insert, update on member_number, fact to ${feed};

create table community (
    community_id uuid        not null,
    slug         text        not null,
    name         text        not null,
    time_zone    text        not null,
    locale       text        not null,
    join_policy  text        not null,
    purpose      text,
    audience     text,
    topics       text[]      not null,
    industry     text,
    events_from  timestamptz,
    stage        text        not null,
    archived     boolean     not null,
    created_at   timestamptz not null,
    version      int         not null,
    constraint community_pk primary key (community_id),
    constraint community_slug_key unique (slug),
    constraint community_slug_check check (slug ~ '^[a-z0-9-]{2,64}$'),
    constraint community_name_check check (length(name) between 1 and 200),
    constraint community_topics_check check (cardinality(topics) <= 50),
    constraint community_join_policy_check check (join_policy in ('OPEN', 'APPLICATION', 'INVITE')),
    constraint community_industry_check
        check (industry in ('ECOMMERCE', 'CONTENT', 'SERVICE', 'OPEN_SOURCE', 'INVESTOR', 'OTHER')),
    constraint community_stage_check check (stage in ('SETUP', 'GROWTH', 'DEEPENING'))
);

comment on table community is 'A community (社群) and what it is for.';
comment on column community.community_id is 'Its own id, named as in every other table so that row-level security treats it alike.';
comment on column community.time_zone is 'IANA name of the zone whose calendar days, weeks and months the community counts in.';
comment on column community.events_from is 'Activity before this instant is refused; null: none is.';

call protect('community');
grant select, insert, update on community to ${app};
grant select on community to ${feed};

create table member_scoring (
    community_id uuid        not null,
    week         date        not null,
    version      int         not null,
    zone         text        not null,
    state        text        not null,
    published    boolean     not null,
    numbers      int,
    counted_to   int         not null default 0,
    scored_to    int         not null default 0,
    members      int,
    payers       int,
    currency     text,
    responders   int,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    attempt      int         not null default 0,
    constraint member_scoring_pk primary key (community_id, week, version),
    constraint member_scoring_week_check check (extract(isodow from week) = 1),
    constraint member_scoring_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    constraint member_scoring_progress_check
        check (0 <= scored_to and scored_to <= counted_to and counted_to <= coalesce(numbers, 0)),
    constraint member_scoring_result_check
        check (state <> 'DONE' or members is not null and payers is not null and responders is not null),
    constraint member_scoring_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint member_scoring_finished_check check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
    constraint member_scoring_lease_check check (state <> 'RUNNING' or leased_until is not null)
);

comment on table member_scoring is 'The scoring of a community''s members as of the end of a week: a job that survives a restart. Done once.';
comment on column member_scoring.week is 'The Monday of the ISO week; the cut-off is its Sunday.';
comment on column member_scoring.zone is 'In which days are counted, from the first portion to the last.';
comment on column member_scoring.published is 'Whether changed scores are told on the feed: not when a later week was there first.';
comment on column member_scoring.numbers is 'The last member number that is looked at.';
comment on column member_scoring.counted_to is 'The last member number whose inputs are counted.';
comment on column member_scoring.scored_to is 'The last member number whose score is written.';
comment on column member_scoring.currency is 'In which most members paid; null when nobody did.';
comment on column member_scoring.responders is 'How many members answered or reacted to another one in the 90 days.';

create index member_scoring_unfinished_idx on member_scoring (week, community_id) where state in ('QUEUED', 'RUNNING');

create table score_input (
    community_id    uuid     not null,
    week            date     not null,
    version         int      not null,
    number          int      not null,
    last_active     date     not null,
    active_days     int      not null,
    recent_days     int      not null,
    earlier_days    int      not null,
    active_weeks    int      not null,
    interactions    int      not null,
    gap_days        int      not null,
    gaps            int      not null,
    currencies      text[]   not null,
    amounts         bigint[] not null,
    responders      int      not null,
    replies_drawn   int      not null,
    reactions_drawn int      not null,
    constraint score_input_pk primary key (community_id, week, version, number),
    constraint score_input_scoring_fk foreign key (community_id, week, version) references member_scoring
);

comment on table score_input is 'What was counted of each member for a scoring that is under way; empty once it is done.';

create table member_score (
    community_id         uuid     not null,
    week                 date     not null,
    version              int      not null,
    number               int      not null,
    recency              smallint not null,
    frequency            smallint not null,
    monetary             smallint,
    love                 smallint not null,
    reach                smallint not null,
    band                 text     not null,
    churn_risk           smallint not null,
    last_active          date     not null,
    more_recent          int      not null,
    active_days          int      not null,
    more_active          int      not null,
    currencies           text[]   not null,
    amounts              bigint[] not null,
    more_spent           int,
    active_weeks         int      not null,
    weeks_at_most        int      not null,
    interactions         int      not null,
    interactions_at_most int      not null,
    responders           int      not null,
    responders_at_most   int      not null,
    replies_drawn        int      not null,
    reactions_drawn      int      not null,
    gap_days             int      not null,
    gaps                 int      not null,
    recent_days          int      not null,
    earlier_days         int      not null,
    constraint member_score_pk primary key (community_id, week, version, number),
    constraint member_score_scoring_fk foreign key (community_id, week, version) references member_scoring,
    constraint member_score_quintile_check
        check (recency between 1 and 5 and frequency between 1 and 5 and monetary between 1 and 5),
    constraint member_score_percentile_check
        check (love between 0 and 100 and reach between 0 and 100 and churn_risk between 0 and 100),
    constraint member_score_band_check check (band in ('CORE', 'ACTIVE', 'ORDINARY', 'DORMANT', 'LOST')),
    constraint member_score_monetary_check check ((monetary is null) = (more_spent is null)),
    constraint member_score_spent_check check (cardinality(currencies) = cardinality(amounts))
);

comment on table member_score is 'The score of a member as of the end of a week, with the inputs that made it. Never changed.';
comment on column member_score.more_recent is 'How many members were active later.';
comment on column member_score.more_active is 'How many members have more active days.';
comment on column member_score.more_spent is 'How many members spent more in the currency of the scoring.';
comment on column member_score.amounts is 'Purchases less refunds in each currency, in ten-thousandths of its unit.';
comment on column member_score.weeks_at_most is 'How many members have no more active weeks, himself included.';

create index member_score_member_idx on member_score (community_id, number, version, week);

call protect('member_scoring');
call protect('score_input');
call protect('member_score');
grant select, insert on member_scoring to ${app};
grant update (state, failure, finished_at) on member_scoring to ${app};
grant select, insert, update on member_scoring to ${feed};
grant select, insert, delete on score_input to ${feed};
grant select on member_score to ${app};
grant select, insert on member_score to ${feed};

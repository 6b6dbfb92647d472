create table referral_programme (
    community_id     uuid   not null,
    active           boolean not null,
    currency         text   not null,
    inviter_points   bigint not null,
    invitee_points   bigint not null,
    event_type       text   not null,
    event_count      int    not null,
    within_days      int    not null,
    new_within_days  int    not null,
    total_cap        int,
    period_cap       int,
    cap_period       text,
    version          int    not null,
    constraint referral_programme_pk primary key (community_id),
    constraint referral_programme_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint referral_programme_points_check check (
        inviter_points between 0 and 1000000 and invitee_points between 0 and 1000000 and inviter_points + invitee_points > 0),
    constraint referral_programme_qualification_check check (
        event_count between 1 and 1000 and within_days between 1 and 366 and new_within_days between 0 and 366),
    constraint referral_programme_cap_check check (
        total_cap > 0 and period_cap > 0 and (period_cap is null) = (cap_period is null)
        and cap_period in ('DAY', 'WEEK', 'MONTH'))
);

comment on table referral_programme is 'What communities pay for bringing somebody along. Whoever records or settles a referral locks the row of its community first.';
comment on column referral_programme.event_type is 'What an invitee has to do, event_count times within within_days days after joining.';
comment on column referral_programme.new_within_days is 'Who joined longer ago than this when the invitation was accepted is no newcomer.';
comment on column referral_programme.total_cap is 'How many referrals of one inviter qualify, ever; period_cap: in a cap_period.';

call protect('referral_programme');
grant select, insert, update on referral_programme to ${app};
grant select, update (version) on referral_programme to ${feed};

create table badge_day (
    community_id uuid not null,
    badge_id     uuid not null,
    member_id    uuid not null,
    day          date not null,
    matches      int  not null,
    constraint badge_day_pk primary key (community_id, badge_id, member_id, day),
    constraint badge_day_badge_fk foreign key (community_id, badge_id) references badge (community_id, id),
    constraint badge_day_matches_check check (matches > 0)
);

comment on table badge_day is 'How many events of a local day count for a badge; days without any have no row.';

create table badge_progress (
    community_id uuid   not null,
    badge_id     uuid   not null,
    member_id    uuid   not null,
    matches      bigint not null,
    days         int    not null,
    constraint badge_progress_pk primary key (community_id, badge_id, member_id),
    constraint badge_progress_badge_fk foreign key (community_id, badge_id) references badge (community_id, id),
    constraint badge_progress_check check (matches >= days and days >= 0)
);

comment on table badge_progress is 'The sums of badge_day: who is far from a badge is not looked at day by day.';

create table badge_award (
    community_id   uuid        not null,
    id             uuid        not null,
    badge_id       uuid        not null,
    member_id      uuid        not null,
    occasion       text        not null,
    state          text        not null,
    earned_on      date        not null,
    evidence       uuid[]      not null,
    citation       text,
    awarded_by     text,
    awarded_at     timestamptz not null,
    revoked_at     timestamptz,
    revoked_reason text,
    constraint badge_award_pk primary key (community_id, id),
    constraint badge_award_occasion_key unique (community_id, badge_id, member_id, occasion),
    constraint badge_award_badge_fk foreign key (community_id, badge_id) references badge (community_id, id),
    constraint badge_award_member_fk foreign key (community_id, member_id) references member (community_id, member_id),
    constraint badge_award_state_check check (state in ('AWARDED', 'REVOKED')),
    constraint badge_award_revoked_check check (
        (state = 'REVOKED') = (revoked_at is not null) and (state = 'REVOKED') = (revoked_reason is not null)),
    constraint badge_award_citation_check check ((citation is null) = (awarded_by is null))
);

comment on table badge_award is 'The badges that members got, also those that were taken back.';
comment on column badge_award.occasion is 'What the badge is given once for: "once", or what an operator names.';
comment on column badge_award.earned_on is 'Local date of the event that completed what earns the badge.';
comment on column badge_award.evidence is 'The latest of the events that earned it, oldest first, at most twenty.';
comment on column badge_award.awarded_by is 'Key that gave it by hand; null when it was earned.';

create index badge_award_member_idx on badge_award (community_id, member_id, id);
create index badge_award_badge_idx on badge_award (community_id, badge_id, id);

call protect('badge_day');
call protect('badge_progress');
call protect('badge_award');
grant select, insert, update on badge_award to ${app}, ${feed};
grant select, insert, update, delete on badge_day to ${feed};
grant select, insert, update, delete on badge_progress to ${feed};

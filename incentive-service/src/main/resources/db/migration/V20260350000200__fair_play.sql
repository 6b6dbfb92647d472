create table fair_play_screening (
    community_id uuid        not null,
    id           uuid        not null,
    state        text        not null,
    first_day    date        not null,
    last_day     date        not null,
    done         bigint      not null,
    total        bigint      not null,
    flags        bigint,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    constraint fair_play_screening_pk primary key (community_id, id),
    constraint fair_play_screening_state_check check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint fair_play_screening_days_check check (last_day >= first_day and last_day - first_day < 92),
    constraint fair_play_screening_done_check check (done between 0 and total),
    constraint fair_play_screening_flags_check check ((state = 'DONE') = (flags is not null)),
    constraint fair_play_screening_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint fair_play_screening_finished_check check ((state = 'RUNNING') = (finished_at is null))
);

comment on table fair_play_screening is 'Searches for unfair play in a period; jobs that survive a restart.';
comment on column fair_play_screening.done is 'Members whose facts have been read.';
comment on column fair_play_screening.flags is 'How many flags came of it that were not there before.';
comment on column fair_play_screening.leased_until is 'Until when a replica works on it; afterwards another one takes it up again.';

create index fair_play_screening_running_idx on fair_play_screening (created_at) where state = 'RUNNING';

create table fair_play_flag (
    community_id   uuid             not null,
    id             uuid             not null,
    screening_id   uuid             not null,
    kind           text             not null,
    members        uuid[]           not null,
    first_day      date             not null,
    last_day       date             not null,
    score          double precision not null,
    evidence       uuid[]           not null,
    evidence_count bigint           not null,
    state          text             not null,
    created_at     timestamptz      not null,
    reason         text,
    decided_by     text,
    decided_at     timestamptz,
    constraint fair_play_flag_pk primary key (community_id, id),
    constraint fair_play_flag_finding_key unique (community_id, kind, first_day, last_day, members),
    constraint fair_play_flag_screening_fk
        foreign key (community_id, screening_id) references fair_play_screening (community_id, id),
    constraint fair_play_flag_kind_check check (kind in ('REACTION_RING', 'BURST_FARMING')),
    constraint fair_play_flag_members_check
        check (cardinality(members) between 1 and 100 and (kind = 'BURST_FARMING') = (cardinality(members) = 1)),
    constraint fair_play_flag_days_check check (last_day >= first_day),
    constraint fair_play_flag_score_check check (score between 0 and 1),
    constraint fair_play_flag_evidence_check check (cardinality(evidence) between 1 and 100 and evidence_count >= cardinality(evidence)),
    constraint fair_play_flag_state_check check (state in ('OPEN', 'CONFIRMED', 'DISMISSED')),
    constraint fair_play_flag_decided_check check (
        (state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (reason is null)),
    constraint fair_play_flag_reason_check check (length(reason) between 1 and 1000)
);

comment on table fair_play_flag is 'What looks like unfair play, with its evidence. It does nothing to anybody; a person decides what it was.';
comment on column fair_play_flag.members is 'In order, so that the same finding of the same period is flagged once.';
comment on column fair_play_flag.evidence is 'The first of the events that it was found by.';

create index fair_play_flag_state_idx on fair_play_flag (community_id, state, id);

call protect('fair_play_screening');
call protect('fair_play_flag');
grant select, insert on fair_play_screening to ${app};
grant update (state, finished_at, leased_until) on fair_play_screening to ${app};
grant select, update on fair_play_screening to ${feed};
grant select on fair_play_flag to ${app};
grant update (state, reason, decided_by, decided_at) on fair_play_flag to ${app};
grant select, insert on fair_play_flag to ${feed};

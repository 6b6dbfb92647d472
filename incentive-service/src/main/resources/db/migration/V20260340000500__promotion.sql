create table promotion_criteria (
    community_id  uuid        not null,
    id            uuid        not null,
    name          text        not null,
    position      text        not null,
    card          text        not null,
    period        text        not null,
    periods       int         not null,
    minimum_score numeric,
    grades        text[],
    created_by    text        not null,
    created_at    timestamptz not null,
    constraint promotion_criteria_pk primary key (community_id, id),
    constraint promotion_criteria_name_key unique (community_id, name),
    constraint promotion_criteria_period_check check (period in ('MONTH', 'QUARTER', 'YEAR')),
    constraint promotion_criteria_periods_check check (periods between 1 and 24),
    constraint promotion_criteria_bound_check check (minimum_score is not null or grades is not null)
);

comment on table promotion_criteria is 'What an operator has to reach, and for how long, to be a candidate for a position; never changed.';
comment on column promotion_criteria.periods is 'How many periods in a row.';

create table promotion (
    community_id   uuid        not null,
    id             uuid        not null,
    criteria_id    uuid        not null,
    member_id      uuid        not null,
    period         text        not null,
    evidence       jsonb       not null,
    state          text        not null,
    reason         text        not null,
    proposed_by    text        not null,
    proposing_member uuid,
    proposed_at    timestamptz not null,
    decided_by     text,
    deciding_member uuid,
    decision_reason text,
    decided_at     timestamptz,
    constraint promotion_pk primary key (community_id, id),
    constraint promotion_criteria_fk foreign key (community_id, criteria_id)
        references promotion_criteria (community_id, id),
    constraint promotion_state_check check (state in ('PROPOSED', 'PROMOTED', 'DECLINED')),
    constraint promotion_decision_check check (
        (state = 'PROPOSED') = (decided_by is null)
        and (decided_by is null) = (decision_reason is null) and (decided_by is null) = (decided_at is null)),
    constraint promotion_second_person_check check (
        decided_by <> proposed_by and (deciding_member is null or deciding_member is distinct from proposing_member)),
    constraint promotion_own_check check (deciding_member <> member_id)
);

comment on table promotion is 'Proposals to promote an operator, and what was decided.';
comment on column promotion.evidence is 'The evaluations that met the criteria when it was proposed.';

-- Who was declined can be proposed again; who was promoted has the position.
create unique index promotion_open_key on promotion (community_id, criteria_id, member_id)
    where state in ('PROPOSED', 'PROMOTED');

call protect('promotion_criteria');
call protect('promotion');
grant select, insert on promotion_criteria, promotion to ${app};
grant update (state, decided_by, deciding_member, decision_reason, decided_at) on promotion to ${app};
grant select on promotion_criteria, promotion to ${feed};

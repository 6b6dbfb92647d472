create table training_course (
    community_id uuid        not null,
    id           uuid        not null,
    name         text        not null,
    description  text,
    link         text,
    indicator    text,
    below        numeric,
    due_days     int         not null,
    state        text        not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    constraint training_course_pk primary key (community_id, id),
    constraint training_course_name_key unique (community_id, name),
    constraint training_course_indicator_check check ((indicator is null) = (below is null)),
    constraint training_course_due_check check (due_days between 1 and 365),
    constraint training_course_state_check check (state in ('ACTIVE', 'RETIRED'))
);

comment on table training_course is 'What operators can learn, and for which weak indicator of an evaluation it is assigned.';
comment on column training_course.below is 'Assigned to operators whose indicator scored less than this.';

create index training_course_indicator_idx on training_course (community_id, indicator) where state = 'ACTIVE';

create table training_assignment (
    community_id    uuid        not null,
    id              uuid        not null,
    course_id       uuid        not null,
    member_id       uuid        not null,
    occasion        text        not null,
    reason          text        not null,
    indicator_score numeric,
    due_on          date        not null,
    state           text        not null,
    assigned_at     timestamptz not null,
    ended_at        timestamptz,
    note            text,
    constraint training_assignment_pk primary key (community_id, id),
    constraint training_assignment_occasion_key unique (community_id, course_id, member_id, occasion),
    constraint training_assignment_course_fk foreign key (community_id, course_id) references training_course (community_id, id),
    constraint training_assignment_member_fk foreign key (community_id, member_id) references member (community_id, member_id),
    constraint training_assignment_reason_check check (length(reason) between 1 and 500),
    constraint training_assignment_state_check check (state in ('ASSIGNED', 'COMPLETED', 'CANCELLED')),
    constraint training_assignment_ended_check check ((state = 'ASSIGNED') = (ended_at is null)),
    constraint training_assignment_note_check check (length(note) between 1 and 1000)
);

comment on table training_assignment is 'Who is to take which course, and whether they did.';
comment on column training_assignment.occasion is
    'What it was assigned for, once: card and period of an evaluation, or the id of the assignment when it was by hand.';

-- A member has a course to take once at a time.
create unique index training_assignment_open_key on training_assignment (community_id, course_id, member_id) where state = 'ASSIGNED';
create index training_assignment_member_idx on training_assignment (community_id, member_id, id);
create index training_assignment_state_idx on training_assignment (community_id, state, id);

call protect('training_course');
call protect('training_assignment');
grant select, insert, update on training_course to ${app};
grant select on training_course to ${feed};
grant select, insert on training_assignment to ${app}, ${feed};
grant update (state, ended_at, note) on training_assignment to ${app}, ${feed};

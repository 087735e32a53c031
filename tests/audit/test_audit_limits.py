import threading
import time

import pytest

from transprov.audit.limits import TimedOut, memory_limit, time_limit


def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


def test_work_that_takes_too_long_is_stopped():
    start = time.monotonic()
    with pytest.raises(TimedOut), time_limit(0.1):
        spin(20)
    assert time.monotonic() - start < 10


def test_work_that_waits_too_long_is_stopped():
    start = time.monotonic()
    with pytest.raises(TimedOut), time_limit(0.1):
        time.sleep(20)
    assert time.monotonic() - start < 10


def test_work_within_its_time_is_left_alone_afterwards_too():
    with time_limit(0.2):
        spin(0.01)
    time.sleep(0.4)


def test_a_thread_is_stopped_as_well():
    caught = []

    def work():
        try:
            with time_limit(0.1):
                spin(20)
        except TimedOut:
            caught.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert caught == [True]


def test_no_limit_is_none():
    with time_limit(None), memory_limit(None):
        spin(0.01)


def test_memory_beyond_the_limit_is_refused_and_given_again_afterwards():
    with pytest.raises(MemoryError), memory_limit(200):
        bytearray(2_000_000_000)
    assert len(bytearray(400_000_000)) == 400_000_000


def test_memory_within_the_limit_is_given():
    with memory_limit(500):
        assert len(bytearray(100_000_000)) == 100_000_000

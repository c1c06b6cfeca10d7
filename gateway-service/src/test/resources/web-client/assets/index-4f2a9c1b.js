console.log("a script that stands for the real one, long enough to be worth compressing, long enough");

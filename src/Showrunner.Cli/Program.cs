Console.WriteLine("showrunner");
